using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>
/// Where bookings are kept. Nothing is opened before the first call. Every change is one transaction together with its line of history,
/// and durable when the call returns.
/// </summary>
public sealed class BookingStore(Database database) : IAsyncDisposable
{
    /// <summary>Adds a booking before its request is sent.</summary>
    /// <returns>Null when it was added; else the booking that holds the same key or, failing that, the live booking of the quote.</returns>
    public Task<Booking?> AddAsync(BookingChange change, CancellationToken cancellationToken) => database.WriteAsync<Booking?>(
        async connection =>
        {
            var booking = change.Booking;

            // What stands in the way may be rejected before it is read: then there is room, and the next round takes it.
            for (var round = 0; round < 3; round++)
            {
                if (await database.Command(connection, BookingTable.Insert, BookingTable.Values(booking)).RunAsync(cancellationToken) == 1)
                {
                    await EventLog.AddAsync(database, connection, booking.Id, topic: null, change.Event, cancellationToken);
                    return null;
                }

                if ((await FindAsync(connection, BookingField.IdempotencyKey, booking.IdempotencyKey, cancellationToken)
                    ?? await FindAsync(connection, BookingField.LiveQuote, $"{booking.AvinodeQuoteId}", cancellationToken)) is { } standing)
                {
                    return standing;
                }
            }

            throw new DuplicateBookingException("Another booking has the same id, reference or booking id of Avinode.");
        },
        cancellationToken);

    /// <summary>Writes a changed booking, if nobody changed it since it was read.</summary>
    /// <returns>The booking as it now stands; null when somebody else was first, and nothing was written.</returns>
    /// <exception cref="DuplicateBookingException">Another booking has what only one may have. Nothing was written.</exception>
    public Task<Booking?> UpdateAsync(BookingChange change, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var booking = change.Booking;
            (string, object?)[] version = [("@id", booking.Id), ("@version", booking.Version)];
            if (await OneAsync(connection, BookingTable.SelectVersion, version, cancellationToken) is not { } standing)
            {
                return null;
            }

            var (update, values) = BookingTable.Update(standing, booking, database);
            if (await OneAsync(connection, update, version.Concat(values), cancellationToken) is not { } changed)
            {
                return null;
            }

            await Outbox.AddAsync(database, connection, standing, changed, cancellationToken);

            // Last: in PostgreSQL whoever adds a line holds up all others until it commits.
            await EventLog.AddAsync(database, connection, booking.Id, topic: null, change.Event, cancellationToken);
            return changed;
        },
        cancellationToken);

    public Task<Booking?> FindAsync(BookingField field, string value, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, field, value, cancellationToken), cancellationToken);

    public async Task<Booking?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(BookingTable.SelectById, [("@id", id)], BookingTable.Read, cancellationToken)).SingleOrDefault();

    /// <summary>Lists bookings, newest first.</summary>
    public Task<IReadOnlyList<Booking>> ListAsync(BookingFilter filter, CancellationToken cancellationToken)
    {
        var (sql, parameters) = BookingTable.SelectList(filter, database);
        return database.ReadAsync(sql, parameters, BookingTable.Read, cancellationToken);
    }

    /// <summary>
    /// Lists the bookings whose request needs attention: ready, sending since before <paramref name="stuckSince"/>, or unknown and due.
    /// </summary>
    public Task<IReadOnlyList<Booking>> ListDueAsync(
        DateTimeOffset now, DateTimeOffset stuckSince, int limit, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("@now", now), ("@stuck_since", stuckSince), ("@limit", limit)];
        return database.ReadAsync(BookingTable.SelectDue, parameters, BookingTable.Read, cancellationToken);
    }

    /// <summary>Reads the history of a booking, oldest line first.</summary>
    public Task<IReadOnlyList<BookingEvent>> HistoryAsync(Guid id, CancellationToken cancellationToken) =>
        EventLog.HistoryAsync(database, id, cancellationToken);

    /// <summary>Makes sure that nothing of what was overwritten can be read from the files.</summary>
    /// <exception cref="StoreUnavailableException">It could not be done now; call it again.</exception>
    public Task ScrubAsync(CancellationToken cancellationToken) => database.ScrubAsync(cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private Task<Booking?> FindAsync(DbConnection connection, BookingField field, string value, CancellationToken cancellationToken) =>
        OneAsync(connection, BookingTable.SelectOne(field), [("@value", value)], cancellationToken);

    private async Task<Booking?> OneAsync(
        DbConnection connection, string sql, IEnumerable<(string, object?)> parameters, CancellationToken cancellationToken) =>
        (await database.Command(connection, sql, parameters).ListAsync(BookingTable.Read, cancellationToken)).SingleOrDefault();
}

/// <summary>By what one booking is found.</summary>
public enum BookingField
{
    Reference,

    AvinodeBookingId,

    /// <summary>The key, among those not rejected.</summary>
    IdempotencyKey,

    /// <summary>The quote, among live bookings.</summary>
    LiveQuote,
}
