using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>The history of everything, in order. Live events are read from it, so that nothing is lost between two connections.</summary>
public sealed class EventLog
{
    private const string Select =
        """
        SELECT e.id, e.type, e.at, e.actor, e.detail, e.topic,
          b.id, b.reference, b.avinode_booking_id, b.avinode_quote_id, b.avinode_trip_id, b.status, b.submission
        FROM booking_events e LEFT JOIN bookings b ON b.id = e.booking_id
        WHERE e.id > @after ORDER BY e.id LIMIT @limit
        """;

    private const string Insert =
        """
        INSERT INTO booking_events (booking_id, topic, type, at, actor, detail)
        VALUES (@booking_id, @topic, @type, @at, @actor, @detail)
        """;

    private const string SelectLast = "SELECT COALESCE(MAX(id), 0) FROM booking_events";

    private const string SelectHistory = "SELECT type, at, actor, detail FROM booking_events WHERE booking_id = @booking_id ORDER BY id";

    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal EventLog(Database database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>The place of the newest line; 0 when there is none.</summary>
    public async Task<long> LastAsync(CancellationToken cancellationToken) =>
        (await _database.ReadAsync(SelectLast, [], row => row.GetInt64(0), cancellationToken)).Single();

    /// <summary>The lines after a place, oldest first.</summary>
    public Task<IReadOnlyList<EventLine>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        _database.ReadAsync(Select, [("@after", after), ("@limit", limit)], Read, cancellationToken);

    /// <summary>Opens what tells that lines may have been added.</summary>
    public ChangeNotifier OpenNotifier() => _database.OpenNotifier(_clock);

    /// <summary>Within the transaction of a change. The line is about a booking, or about a chat.</summary>
    internal static Task<int> AddAsync(
        Database database, DbConnection connection, Guid? bookingId, string? topic, BookingEvent line, CancellationToken cancellationToken)
    {
        (string, object?)[] values =
        [
            ("@booking_id", bookingId),
            ("@topic", topic),
            ("@type", line.Type),
            ("@at", line.At),
            ("@actor", line.Actor),
            ("@detail", line.Detail),
        ];
        return database.Command(connection, Insert, values).RunAsync(cancellationToken);
    }

    /// <summary>The history of one booking, oldest line first.</summary>
    internal static Task<IReadOnlyList<BookingEvent>> HistoryAsync(Database database, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(SelectHistory, [("@booking_id", id)], row => ReadEvent(row, 0), cancellationToken);

    private static EventLine Read(DbDataReader row) => new(row.GetInt64(0), ReadEvent(row, 1))
    {
        Topic = row.TextOrNull(5),
        Booking = row.IsDBNull(6) ? null : ReadBooking(row),
    };

    private static BookingEvent ReadEvent(DbDataReader row, int first) =>
        new(row.GetString(first), row.GetFieldValue<DateTimeOffset>(first + 1), row.GetString(first + 2), row.TextOrNull(first + 3));

    private static EventBooking ReadBooking(DbDataReader row) => new(
        row.GetGuid(6),
        row.GetString(7),
        row.TextOrNull(8),
        row.GetString(9),
        row.GetString(10),
        BookingStatuses.Read(row.GetString(11)),
        SubmissionStatuses.Read(row.GetString(12)));
}
