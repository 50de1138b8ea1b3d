using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>
/// What Avinode told, kept before it is acknowledged and worked off afterwards, in any process that shares the database. An event being
/// worked on is held by one process; if that dies, the event is due again.
/// </summary>
public sealed class WebhookInbox
{
    private const string Columns = "id, received_at, event, resource_type, resource_id, state, attempts, processed_at, detail";

    private const string Insert =
        """
        INSERT INTO avinode_webhook_events (received_at, event, resource_type, resource_id, body, state, due_at, processed_at, detail)
        VALUES (@received_at, @event, @resource_type, @resource_id, @body, @state, @received_at, @processed_at, @detail)
        """;

    private const string Complete =
        """
        UPDATE avinode_webhook_events SET state = @state, due_at = @due_at, processed_at = @processed_at, detail = @detail
        WHERE id = @id AND state IN ('new', 'parked')
        """;

    private const string SelectBody = "SELECT event, body FROM avinode_webhook_events WHERE id = @id AND state IN ('dead', 'ignored')";

    private const string Replay =
        """
        UPDATE avinode_webhook_events
        SET state = 'new', attempts = 0, due_at = @received_at, processed_at = NULL,
          event = @event, resource_type = @resource_type, resource_id = @resource_id
        WHERE id = @id AND state IN ('dead', 'ignored')
        """;

    // An index of its own would cost every event; the oldest are the first to be settled, too.
    private const string Remove =
        """
        DELETE FROM avinode_webhook_events WHERE id IN (
          SELECT id FROM (SELECT id, state, processed_at FROM avinode_webhook_events ORDER BY id LIMIT @limit) AS oldest
          WHERE state NOT IN ('new', 'parked') AND processed_at < @before)
        """;

    private readonly Database _database;
    private readonly string _take;

    internal WebhookInbox(Database database)
    {
        _database = database;
        _take =
            $"""
            UPDATE avinode_webhook_events SET due_at = @until, attempts = attempts + 1
            WHERE id IN (
              SELECT id FROM avinode_webhook_events WHERE state IN ('new', 'parked') AND due_at <= @now
              ORDER BY due_at, id LIMIT @limit{database.SkipTaken})
            RETURNING {Columns}
            """;
    }

    /// <summary>Keeps events: all of them durably when the call returns, or none.</summary>
    /// <exception cref="StoreUnavailableException">They are not kept.</exception>
    public Task AddAsync(IReadOnlyList<IncomingWebhook> webhooks, CancellationToken cancellationToken) =>
        RunManyAsync(Insert, webhooks.Select(Values), cancellationToken);

    /// <summary>
    /// Takes events that are due. Nobody else takes them before <paramref name="until"/>; then, those not completed are due again.
    /// </summary>
    public async Task<IReadOnlyList<WebhookEvent>> TakeAsync(
        DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("@now", now), ("@until", until), ("@limit", limit)];
        return [.. (await _database.WriteAsync(_take, parameters, Read, cancellationToken)).OrderBy(taken => taken.Id)];
    }

    /// <summary>Records what became of events, all in one transaction.</summary>
    public Task CompleteAsync(IReadOnlyList<WebhookCompletion> completions, CancellationToken cancellationToken) =>
        RunManyAsync(Complete, completions.Select(Values), cancellationToken);

    /// <summary>Lists events, newest first.</summary>
    /// <param name="state">Only those in this state.</param>
    /// <param name="before">Only those before this one; null to begin with the newest.</param>
    public Task<IReadOnlyList<WebhookEvent>> ListAsync(WebhookState? state, long? before, int limit, CancellationToken cancellationToken)
    {
        var parameters = new List<(string, object?)> { ("@before", before ?? long.MaxValue), ("@limit", limit) };
        if (state is { } wanted)
        {
            parameters.Add(("@state", wanted.ToWire()));
        }

        var narrowed = state is null ? "" : " AND state = @state";
        var sql = $"SELECT {Columns} FROM avinode_webhook_events WHERE id < @before{narrowed} ORDER BY id DESC LIMIT @limit";
        return _database.ReadAsync(sql, parameters, Read, cancellationToken);
    }

    /// <summary>How many events wait to be worked on, and since when the oldest of them does.</summary>
    public async Task<(long Count, DateTimeOffset? Since)> WaitingAsync(CancellationToken cancellationToken) => (await _database.ReadAsync(
        "SELECT COUNT(*), MIN(received_at) FROM avinode_webhook_events WHERE state IN ('new', 'parked')",
        [],
        row => (row.GetInt64(0), row.IsDBNull(1) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(1)),
        cancellationToken)).Single();

    /// <summary>Makes a dead or ignored event due again. Its body is read anew, for a newer program may understand it.</summary>
    /// <returns>Whether there was one with which something can be done.</returns>
    public Task<bool> ReplayAsync(long id, DateTimeOffset now, CancellationToken cancellationToken) => _database.WriteAsync(
        async connection =>
        {
            var found = await _database.Command(connection, SelectBody, [("@id", id)]).ListAsync(
                row => WebhookParser.Read(row.GetFieldValue<byte[]>(1), row.TextOrNull(0), now), cancellationToken);
            if (found is not [{ Ignored: null } webhook])
            {
                return false;
            }

            var values = Values(webhook).Where(value => Replay.Contains(value.Name, StringComparison.Ordinal));
            return await _database.Command(connection, Replay, [("@id", id), .. values]).RunAsync(cancellationToken) == 1;
        },
        cancellationToken);

    /// <summary>Removes events that were completed before a time, looking at the oldest only.</summary>
    /// <returns>How many were removed.</returns>
    public Task<int> RemoveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        _database.WriteAsync(Remove, [("@before", before), ("@limit", limit)], cancellationToken);

    private Task<int> RunManyAsync(string sql, IEnumerable<IEnumerable<(string, object?)>> rows, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            async connection =>
            {
                await _database.RunManyAsync(connection, sql, rows, cancellationToken);
                return 0;
            },
            cancellationToken);

    private static IEnumerable<(string Name, object? Value)> Values(IncomingWebhook webhook) =>
    [
        ("@received_at", webhook.ReceivedAt),
        ("@event", webhook.Event),
        ("@resource_type", webhook.ResourceType),
        ("@resource_id", webhook.ResourceId),
        ("@body", webhook.Body),
        ("@state", (webhook.Ignored is null ? WebhookState.New : WebhookState.Ignored).ToWire()),
        ("@processed_at", webhook.Ignored is null ? null : webhook.ReceivedAt),
        ("@detail", webhook.Ignored),
    ];

    private static IEnumerable<(string, object?)> Values(WebhookCompletion completion) =>
    [
        ("@id", completion.Id),
        ("@state", completion.State.ToWire()),
        ("@due_at", completion.At),
        ("@processed_at", completion.State is WebhookState.New or WebhookState.Parked ? null : completion.At),
        ("@detail", completion.Detail),
    ];

    private static WebhookEvent Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetFieldValue<DateTimeOffset>(1),
        row.TextOrNull(2),
        row.TextOrNull(3),
        row.TextOrNull(4),
        State(row.GetString(5)),
        row.GetInt32(6))
    {
        ProcessedAt = row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
        Detail = row.TextOrNull(8),
    };

    private static WebhookState State(string word) =>
        WebhookStates.TryRead(word, out var state) ? state : throw new FormatException("a state that is not known");
}

/// <summary>What became of a webhook.</summary>
/// <param name="Id">The webhook.</param>
/// <param name="State">New or parked to be worked on again at <paramref name="At"/>; else what it came to at that time.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Detail">Why, in clean words without personal data.</param>
public sealed record WebhookCompletion(long Id, WebhookState State, DateTimeOffset At, string? Detail = null);
