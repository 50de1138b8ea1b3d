namespace Avinode.Agent;

/// <summary>A part of a chat.</summary>
internal sealed record TripMessagesResult : ToolResult
{
    public required string RequestId { get; init; }

    public required MessageView[] Messages { get; init; }

    /// <summary>How many messages there are since the time asked for, returned or not.</summary>
    public required int TotalCount { get; init; }

    public required bool HasMore { get; init; }
}
