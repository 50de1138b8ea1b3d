namespace Avinode.Bookings;

/// <summary>The one table of transitions: which state may follow which.</summary>
public static class Transitions
{
    /// <summary>The states that may directly follow a state; what a person may set.</summary>
    public static IReadOnlyList<BookingStatus> After(BookingStatus status) => status switch
    {
        BookingStatus.Pending => [BookingStatus.Confirmed, BookingStatus.Cancelled],
        BookingStatus.Confirmed => [BookingStatus.PaymentPending, BookingStatus.Paid, BookingStatus.Completed, BookingStatus.Cancelled],
        BookingStatus.PaymentPending => [BookingStatus.Paid, BookingStatus.Cancelled],
        BookingStatus.Paid => [BookingStatus.Completed, BookingStatus.Cancelled, BookingStatus.Refunded],
        BookingStatus.Completed => [BookingStatus.Refunded],
        BookingStatus.Cancelled => [BookingStatus.Refunded],
        BookingStatus.Refunded => [],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a booking status"),
    };

    /// <summary>Whether one state may directly follow another.</summary>
    public static bool Allows(BookingStatus from, BookingStatus to) => After(from).Contains(to);

    /// <summary>Whether Avinode may report a state after another: by way of states that we were not told of.</summary>
    public static bool CanReach(BookingStatus from, BookingStatus to) => Allows(from, to) || After(from).Any(next => CanReach(next, to));
}
