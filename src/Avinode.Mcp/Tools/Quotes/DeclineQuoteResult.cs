namespace Avinode.Mcp;

/// <summary>A request that was declined.</summary>
internal sealed record DeclineQuoteResult : ToolResult
{
    public required string RequestId { get; init; }

    public string Status { get; init; } = "declined";

    public required string DeclinedAt { get; init; }

    public required string Reason { get; init; }
}
