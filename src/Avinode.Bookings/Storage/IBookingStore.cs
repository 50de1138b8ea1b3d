namespace Avinode.Bookings;

/// <summary>
/// Where bookings are kept. Nothing is opened before the first call. Every change is one transaction together with its line of history,
/// and durable when the call returns.
/// </summary>
public interface IBookingStore : IAsyncDisposable
{
    /// <summary>False while it is certain, without opening anything, that there is no booking yet.</summary>
    bool MayHoldBookings { get; }

    /// <summary>Adds an intent.</summary>
    /// <returns>Null when it was added; else the booking that holds the same key, or, failing that, the live booking of the same quote.</returns>
    Task<Booking?> AddAsync(Booking booking, BookingEvent change, CancellationToken cancellationToken);

    /// <summary>Writes a changed booking, if nobody changed it since it was read.</summary>
    /// <param name="booking">The changed booking, with the <see cref="Booking.Version"/> that was read.</param>
    /// <param name="change">The line of history that goes with it.</param>
    /// <param name="cancellationToken">Cancels the write before it is made.</param>
    /// <returns>The booking as it now stands; null when somebody else was first, and nothing was written.</returns>
    Task<Booking?> UpdateAsync(Booking booking, BookingEvent change, CancellationToken cancellationToken);

    /// <summary>Finds one booking.</summary>
    Task<Booking?> FindAsync(BookingField field, string value, CancellationToken cancellationToken);

    /// <summary>Finds one booking by its primary key.</summary>
    Task<Booking?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Lists bookings, newest first.</summary>
    Task<IReadOnlyList<Booking>> ListAsync(BookingFilter filter, CancellationToken cancellationToken);

    /// <summary>Lists the bookings whose request needs attention: ready, sending since before <paramref name="stuckSince"/>, or unknown and due.</summary>
    Task<IReadOnlyList<Booking>> ListDueAsync(DateTimeOffset now, DateTimeOffset stuckSince, int limit, CancellationToken cancellationToken);

    /// <summary>Reads the history of a booking, oldest line first.</summary>
    Task<IReadOnlyList<BookingEvent>> HistoryAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Makes sure that nothing of what was overwritten can be read from the files.</summary>
    Task ScrubAsync(CancellationToken cancellationToken);
}

/// <summary>By what one booking is found.</summary>
public enum BookingField
{
    /// <summary>Our reference.</summary>
    Reference,

    /// <summary>Avinode's id of the booking.</summary>
    AvinodeBookingId,

    /// <summary>The key, among those not rejected.</summary>
    IdempotencyKey,

    /// <summary>The quote, among live bookings.</summary>
    LiveQuote,
}
