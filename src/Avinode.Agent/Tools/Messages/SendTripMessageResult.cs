namespace Avinode.Agent;

/// <summary>A message that Avinode took.</summary>
internal sealed record SendTripMessageResult : ToolResult
{
    /// <summary>Absent where Avinode gave none.</summary>
    public string? MessageId { get; init; }

    public required string RequestId { get; init; }

    public required string Status { get; init; }

    public required string SentAt { get; init; }
}
