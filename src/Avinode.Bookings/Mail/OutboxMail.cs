namespace Avinode.Bookings;

/// <summary>
/// A mail to a booking's customer. It holds nothing personal: who gets it, and what it says, is read from the booking when it is sent.
/// </summary>
/// <param name="Kind">What it tells: <c>confirmed</c>, <c>cancelled</c> or <c>paid</c>.</param>
/// <param name="CreatedAt">When it became due, UTC.</param>
/// <param name="Attempts">How often it was tried, this time included.</param>
public sealed record OutboxMail(long Id, Guid BookingId, string Kind, DateTimeOffset CreatedAt, OutboxState State, int Attempts)
{
    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Why it was not, in clean words without personal data.</summary>
    public string? Detail { get; init; }

    /// <summary>What it tells, as a state of the booking.</summary>
    public BookingStatus News { get; } = BookingStatuses.Read(Kind);

    /// <summary>The mail that tells of a state; null where the customer gets none.</summary>
    internal static string? KindFor(BookingStatus status) =>
        status is BookingStatus.Confirmed or BookingStatus.Cancelled or BookingStatus.Paid ? status.ToWire() : null;
}

/// <summary>What became of a mail.</summary>
public enum OutboxState
{
    /// <summary>Waiting to be sent, for the first time or again.</summary>
    New,

    Sent,

    /// <summary>There is nothing to send any more: the customer's data is erased, or what it tells is no longer so.</summary>
    Dropped,

    Dead,
}

public static class OutboxStates
{
    public static string ToWire(this OutboxState state) => state switch
    {
        OutboxState.New => "new",
        OutboxState.Sent => "sent",
        OutboxState.Dropped => "dropped",
        OutboxState.Dead => "dead",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "not a state of a mail"),
    };

    /// <exception cref="FormatException">It is none of the four.</exception>
    public static OutboxState Read(string word) =>
        Enum.GetValues<OutboxState>().Cast<OutboxState?>().FirstOrDefault(known => known!.Value.ToWire() == word)
        ?? throw new FormatException($"\"{word}\" is not a state of a mail");
}
