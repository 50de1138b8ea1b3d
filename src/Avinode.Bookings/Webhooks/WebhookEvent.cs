namespace Avinode.Bookings;

/// <summary>A webhook that is kept.</summary>
/// <param name="Event">The event's name; null when it could not be told.</param>
/// <param name="ResourceType">What it is about.</param>
/// <param name="Attempts">How often it was worked on, this time included.</param>
public sealed record WebhookEvent(
    long Id, DateTimeOffset ReceivedAt, string? Event, string? ResourceType, string? ResourceId, WebhookState State, int Attempts)
{
    /// <summary>When it was completed, UTC.</summary>
    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>What came of it, in clean words without personal data.</summary>
    public string? Detail { get; init; }
}

/// <summary>What became of a webhook.</summary>
public enum WebhookState
{
    /// <summary>Waits to be worked on, for the first time or again.</summary>
    New,

    /// <summary>Its booking is not known here yet: it is looked for again.</summary>
    Parked,

    /// <summary>What it points at was read and taken over.</summary>
    Done,

    /// <summary>Kept and acknowledged; there is nothing to do with it.</summary>
    Ignored,

    /// <summary>Given up; a person may have it replayed.</summary>
    Dead,
}

public static class WebhookStates
{
    public static string ToWire(this WebhookState state) => state switch
    {
        WebhookState.New => "new",
        WebhookState.Parked => "parked",
        WebhookState.Done => "done",
        WebhookState.Ignored => "ignored",
        WebhookState.Dead => "dead",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "not a state of a webhook"),
    };

    public static bool TryRead(string? word, out WebhookState state)
    {
        var known = Enum.GetValues<WebhookState>().Cast<WebhookState?>().FirstOrDefault(each => each!.Value.ToWire() == word);
        state = known ?? default;
        return known is not null;
    }
}
