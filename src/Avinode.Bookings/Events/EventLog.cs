using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>The history of everything, in order. Live events are read from it, so that nothing is lost between two connections.</summary>
public sealed class EventLog
{
    private const string Select =
        """
        SELECT e.id, e.type, e.at, e.actor, e.detail, e.topic, b.id, b.reference, b.avinode_booking_id, b.avinode_quote_id, b.avinode_trip_id, b.status, b.submission
        FROM booking_events e LEFT JOIN bookings b ON b.id = e.booking_id
        WHERE e.id > @after ORDER BY e.id LIMIT @limit
        """;

    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal EventLog(Database database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>The place of the newest line; 0 when there is none.</summary>
    public async Task<long> LastAsync(CancellationToken cancellationToken) =>
        (await _database.ReadAsync("SELECT COALESCE(MAX(id), 0) FROM booking_events", [], row => row.GetInt64(0), cancellationToken)).Single();

    /// <summary>The lines after a place, oldest first.</summary>
    public Task<IReadOnlyList<EventLine>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        _database.ReadAsync(Select, [("@after", after), ("@limit", limit)], Read, cancellationToken);

    /// <summary>Opens what tells that lines may have been added.</summary>
    public ChangeNotifier OpenNotifier() => _database.OpenNotifier(_clock);

    internal static Task<int> AddAsync(Database database, DbConnection connection, Guid? bookingId, string? topic, BookingEvent line, CancellationToken cancellationToken) =>
        database.Command(
            connection,
            BookingSql.InsertEvent,
            [("@booking_id", bookingId), ("@topic", topic), ("@type", line.Type), ("@at", line.At), ("@actor", line.Actor), ("@detail", line.Detail)]).RunAsync(cancellationToken);

    private static EventLine Read(DbDataReader row) => new(row.GetInt64(0), new BookingEvent(row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3), row.TextOrNull(4)))
    {
        Topic = row.TextOrNull(5),
        Booking = row.IsDBNull(6)
            ? null
            : new EventBooking(
                row.GetGuid(6), row.GetString(7), row.TextOrNull(8), row.GetString(9), row.GetString(10), BookingStatuses.Read(row.GetString(11)), SubmissionStatuses.Read(row.GetString(12))),
    };
}
