using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>What the stores in SQLite and in PostgreSQL have in common, which is all but the scrubbing.</summary>
internal abstract class SqlBookingStore(Database database) : IBookingStore
{
    protected Database Database => database;

    public bool MayHoldBookings => database.MayHoldBookings;

    public Task<Booking?> AddAsync(Booking booking, BookingEvent change, CancellationToken cancellationToken) => database.WriteAsync<Booking?>(
        async connection =>
        {
            // What stands in the way may be rejected before it is read: then there is room, and the next round takes it.
            for (var round = 0; round < 3; round++)
            {
                if (await database.Command(connection, BookingSql.Insert, BookingColumns.Values(booking)).RunAsync(cancellationToken) == 1)
                {
                    await EventLog.AddAsync(database, connection, booking.Id, topic: null, change, cancellationToken);
                    return null;
                }

                if ((await FindAsync(connection, BookingField.IdempotencyKey, booking.IdempotencyKey, cancellationToken)
                    ?? await FindAsync(connection, BookingField.LiveQuote, booking.AvinodeQuoteId, cancellationToken)) is { } standing)
                {
                    return standing;
                }
            }

            throw new DuplicateBookingException("Another booking has the same id, reference or booking id of Avinode.");
        },
        cancellationToken);

    public Task<Booking?> UpdateAsync(Booking booking, BookingEvent change, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            (string, object?)[] version = [("@id", booking.Id), ("@version", booking.Version)];
            if (await OneAsync(connection, BookingSql.SelectVersion, version, cancellationToken) is not { } standing)
            {
                return null;
            }

            var changes = BookingColumns.Changes(standing, booking, database.Dialect);
            var values = changes.Select(column => ("@" + column.Name, column.Value));
            if (await OneAsync(connection, BookingSql.Update(changes.Select(column => column.Name)), version.Concat(values), cancellationToken) is not { } changed)
            {
                return null;
            }

            await Outbox.AddAsync(database, connection, standing, changed, cancellationToken);

            // Last: in PostgreSQL whoever adds a line holds up all others until it commits.
            await EventLog.AddAsync(database, connection, booking.Id, topic: null, change, cancellationToken);
            return changed;
        },
        cancellationToken);

    public Task<Booking?> FindAsync(BookingField field, string value, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, field, value, cancellationToken), cancellationToken);

    public async Task<Booking?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(BookingSql.SelectById, [("@id", id)], BookingRow.Read, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<Booking>> ListAsync(BookingFilter filter, CancellationToken cancellationToken)
    {
        var (sql, parameters) = BookingSql.SelectList(filter, database.Dialect);
        return database.ReadAsync(sql, parameters.Select(each => (each.Parameter, (object?)each.Value)), BookingRow.Read, cancellationToken);
    }

    public Task<IReadOnlyList<Booking>> ListDueAsync(DateTimeOffset now, DateTimeOffset stuckSince, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(BookingSql.SelectDue, [("@now", now), ("@stuck_since", stuckSince), ("@limit", limit)], BookingRow.Read, cancellationToken);

    public Task<IReadOnlyList<BookingEvent>> HistoryAsync(Guid id, CancellationToken cancellationToken) => database.ReadAsync(
        BookingSql.SelectEvents,
        [("@booking_id", id)],
        row => new BookingEvent(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)),
        cancellationToken);

    public abstract Task ScrubAsync(CancellationToken cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private Task<Booking?> FindAsync(DbConnection connection, BookingField field, string value, CancellationToken cancellationToken) =>
        OneAsync(connection, BookingSql.SelectOne(field), [("@value", value)], cancellationToken);

    private async Task<Booking?> OneAsync(DbConnection connection, string sql, IEnumerable<(string, object?)> parameters, CancellationToken cancellationToken) =>
        (await database.Command(connection, sql, parameters).ListAsync(BookingRow.Read, cancellationToken)).SingleOrDefault();
}
