using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>Mail to send: at least once each, by any process that shares the database. A mail being sent is held by one of them.</summary>
public sealed class Outbox
{
    private const string Columns = "id, booking_id, kind, created_at, state, attempts, sent_at, detail";

    private const string Insert =
        """
        INSERT INTO outbox (booking_id, kind, created_at, due_at)
        VALUES (@booking_id, @kind, @created_at, @created_at) ON CONFLICT DO NOTHING
        """;

    private const string SelectDue = "SELECT id FROM outbox WHERE state = 'new' AND due_at <= @now LIMIT 1";

    private const string SelectByBooking = $"SELECT {Columns} FROM outbox WHERE booking_id = @booking_id ORDER BY id";

    private const string Complete =
        "UPDATE outbox SET state = @state, due_at = @due_at, sent_at = @sent_at, detail = @detail WHERE id = @id AND state = 'new'";

    private readonly Database _database;
    private readonly string _take;

    internal Outbox(Database database)
    {
        _database = database;
        _take =
            $"""
            UPDATE outbox SET due_at = @until, attempts = attempts + 1
            WHERE id IN (SELECT id FROM outbox WHERE state = 'new' AND due_at <= @now ORDER BY due_at, id LIMIT @limit{database.SkipTaken})
            RETURNING {Columns}
            """;
    }

    /// <summary>Whether <see cref="TakeAsync"/> would find any. It only reads, which a writer elsewhere does not hold up.</summary>
    public async Task<bool> IsAnyDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        (await _database.ReadAsync(SelectDue, [("@now", now)], row => row.GetInt64(0), cancellationToken)).Count > 0;

    /// <summary>
    /// Takes mail that is due. Nobody else takes it before <paramref name="until"/>; then, if it was not completed, it is due again.
    /// </summary>
    public Task<IReadOnlyList<OutboxMail>> TakeAsync(
        DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        _database.WriteAsync(_take, [("@now", now), ("@until", until), ("@limit", limit)], Read, cancellationToken);

    /// <summary>Records what became of a mail.</summary>
    /// <param name="state">New to try again at <paramref name="at"/>; else what it came to at that time.</param>
    /// <param name="detail">Why, in clean words without personal data.</param>
    public Task<int> CompleteAsync(long id, OutboxState state, DateTimeOffset at, string? detail, CancellationToken cancellationToken)
    {
        DateTimeOffset? sentAt = state == OutboxState.Sent ? at : null;
        (string, object?)[] parameters =
            [("@id", id), ("@state", state.ToWire()), ("@due_at", at), ("@sent_at", sentAt), ("@detail", detail)];
        return _database.WriteAsync(Complete, parameters, cancellationToken);
    }

    /// <summary>The mail of a booking, oldest first.</summary>
    public Task<IReadOnlyList<OutboxMail>> ListAsync(Guid bookingId, CancellationToken cancellationToken) =>
        _database.ReadAsync(SelectByBooking, [("@booking_id", bookingId)], Read, cancellationToken);

    /// <summary>In the transaction of a change: adds the mail that it makes due, if any. A booking that was never made has none.</summary>
    internal static async Task AddAsync(
        Database database, DbConnection connection, Booking before, Booking after, CancellationToken cancellationToken)
    {
        if (before.Status != after.Status && after.Submission == SubmissionStatus.Accepted && OutboxMail.KindFor(after.Status) is { } kind)
        {
            (string, object?)[] parameters = [("@booking_id", after.Id), ("@kind", kind), ("@created_at", after.UpdatedAt)];
            await database.Command(connection, Insert, parameters).RunAsync(cancellationToken);
        }
    }

    private static OutboxMail Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetGuid(1),
        row.GetString(2),
        row.GetFieldValue<DateTimeOffset>(3),
        OutboxStates.Read(row.GetString(4)),
        row.GetInt32(5))
    {
        SentAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
        Detail = row.TextOrNull(7),
    };
}
