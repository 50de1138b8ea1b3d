namespace Avinode.Mcp;

/// <summary>A message that Avinode took.</summary>
internal sealed record SendTripMessageResult : ToolResult
{
    /// <summary>Absent where Avinode gave none.</summary>
    public string? MessageId { get; init; }

    public required string RequestId { get; init; }

    public string Status { get; init; } = "sent";

    public required string SentAt { get; init; }
}
