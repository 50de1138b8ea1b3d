namespace Avinode.Agent;

/// <summary>A request that was declined.</summary>
internal sealed record DeclineQuoteResult : ToolResult
{
    public required string RequestId { get; init; }

    public required string Status { get; init; }

    public required string DeclinedAt { get; init; }

    public required string Reason { get; init; }
}
