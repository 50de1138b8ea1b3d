using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>Mail that is to be sent: at least once each, in any process that shares the database. A mail being sent is held by one process.</summary>
public sealed class Outbox
{
    private const string Insert =
        "INSERT INTO outbox (booking_id, kind, created_at, due_at) VALUES (@booking_id, @kind, @created_at, @created_at) ON CONFLICT DO NOTHING";

    private const string Settle = "UPDATE outbox SET state = @state, due_at = @due_at, sent_at = @sent_at, detail = @detail WHERE id = @id AND state = 'new'";

    private readonly Database _database;
    private readonly string _take;

    internal Outbox(Database database)
    {
        _database = database;
        _take =
            $"""
            UPDATE outbox SET due_at = @until, attempts = attempts + 1
            WHERE id IN (SELECT id FROM outbox WHERE state = 'new' AND due_at <= @now ORDER BY due_at, id LIMIT @limit{database.SkipTaken})
            RETURNING id, booking_id, kind, created_at, state, attempts, sent_at, detail
            """;
    }

    /// <summary>Whether <see cref="TakeAsync"/> would find any. It only reads, which a writer elsewhere does not hold up.</summary>
    public async Task<bool> IsAnyDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        (await _database.ReadAsync("SELECT id FROM outbox WHERE state = 'new' AND due_at <= @now LIMIT 1", [("@now", now)], row => row.GetInt64(0), cancellationToken)).Count > 0;

    /// <summary>Takes mail that is due. Nobody else takes it before <paramref name="until"/>; then, if it was not settled, it is due again.</summary>
    public async Task<IReadOnlyList<OutboxMail>> TakeAsync(DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        await _database.WriteAsync(_take, [("@now", now), ("@until", until), ("@limit", limit)], Read, cancellationToken);

    /// <summary>Records what became of a mail.</summary>
    /// <param name="id">The mail.</param>
    /// <param name="state">New to try again at <paramref name="at"/>; else what it came to at that time.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="detail">Why, in clean words without personal data.</param>
    /// <param name="cancellationToken">Cancels the write before it is made.</param>
    public Task<int> CompleteAsync(long id, OutboxState state, DateTimeOffset at, string? detail, CancellationToken cancellationToken) => _database.WriteAsync(
        Settle,
        [("@id", id), ("@state", state.ToWire()), ("@due_at", at), ("@sent_at", state == OutboxState.Sent ? at : null), ("@detail", detail)],
        cancellationToken);

    /// <summary>The mail of a booking, oldest first.</summary>
    public Task<IReadOnlyList<OutboxMail>> ListAsync(Guid bookingId, CancellationToken cancellationToken) => _database.ReadAsync(
        "SELECT id, booking_id, kind, created_at, state, attempts, sent_at, detail FROM outbox WHERE booking_id = @booking_id ORDER BY id",
        [("@booking_id", bookingId)],
        Read,
        cancellationToken);

    /// <summary>In the transaction of a change: adds the mail that it makes due, if any. A booking that was never made has none.</summary>
    internal static async Task AddAsync(Database database, DbConnection connection, Booking before, Booking after, CancellationToken cancellationToken)
    {
        if (before.Status != after.Status && after.Submission == SubmissionStatus.Accepted && OutboxMail.KindFor(after.Status) is { } kind)
        {
            await database.Command(connection, Insert, [("@booking_id", after.Id), ("@kind", kind), ("@created_at", after.UpdatedAt)]).RunAsync(cancellationToken);
        }
    }

    private static OutboxMail Read(DbDataReader row) =>
        new(row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), OutboxStates.Read(row.GetString(4)), row.GetInt32(5))
        {
            SentAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
            Detail = row.TextOrNull(7),
        };
}
