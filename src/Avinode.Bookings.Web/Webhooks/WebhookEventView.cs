namespace Avinode.Bookings.Web;

/// <summary>An event of Avinode, without its body.</summary>
internal sealed record WebhookEventView
{
    /// <summary>Its number here.</summary>
    public required long Id { get; init; }

    /// <summary>UTC.</summary>
    public required string ReceivedAt { get; init; }

    /// <summary>Its name, told or inferred.</summary>
    public string? Event { get; init; }

    /// <summary>What it is about: <c>bookings</c>, <c>tripmsgs</c> or something else.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The id of what it is about.</summary>
    public string? ResourceId { get; init; }

    /// <summary><c>new, parked, done, ignored, dead</c>.</summary>
    public required string State { get; init; }

    /// <summary>How often it was worked on.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was settled, UTC.</summary>
    public string? ProcessedAt { get; init; }

    /// <summary>What came of it.</summary>
    public string? Detail { get; init; }

    public static WebhookEventView Of(WebhookEvent kept) => new()
    {
        Id = kept.Id,
        ReceivedAt = Timestamp.Of(kept.ReceivedAt),
        Event = kept.Event,
        ResourceType = kept.ResourceType,
        ResourceId = kept.ResourceId,
        State = kept.State.ToWire(),
        Attempts = kept.Attempts,
        ProcessedAt = Timestamp.Of(kept.ProcessedAt),
        Detail = kept.Detail,
    };
}

/// <summary>A page of events, newest first.</summary>
/// <param name="Events">The events.</param>
/// <param name="NextBefore">Where the next page begins; absent on the last one.</param>
internal sealed record WebhookEventListView(IReadOnlyList<WebhookEventView> Events, long? NextBefore);
