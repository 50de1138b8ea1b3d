using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Avinode.Bookings;
using Avinode.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Avinode.Benchmarks;

/// <summary>
/// How many webhooks the service acknowledges a second, each of them durable, while it works them off on the same two cores; the senders
/// are in this process. Beside it: the same rows inserted bare by one connection into the same tables, in transactions of as many rows as
/// there are senders, so of the most that the service could have kept at once.
/// </summary>
internal static class WebhookRate
{
    private const string Sqlite = "SQLite";
    private const string Postgres = "PostgreSQL";
    private const int Bookings = 50;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BareTime = TimeSpan.FromSeconds(10);

    /// <param name="path">The service.</param>
    /// <param name="time">How long webhooks are delivered.</param>
    /// <param name="only"><c>SQLite</c> or <c>PostgreSQL</c>; null for both.</param>
    public static async IAsyncEnumerable<Finding> MeasureAsync(string path, TimeSpan time, string? only)
    {
        var folder = Directory.CreateTempSubdirectory("avinode-webhooks-");
        try
        {
            if (only is null or Sqlite)
            {
                foreach (var finding in await MeasureAsync(path, Sqlite, Path.Combine(folder.FullName, "bookings.db"), time, folder))
                {
                    yield return finding;
                }
            }

            if (only is null or Postgres && PostgresInstallation.WhyNot is null)
            {
                await using var server = await PostgresServer.StartAsync();
                foreach (var finding in await MeasureAsync(path, Postgres, await server.CreateDatabaseAsync(), time, folder))
                {
                    yield return finding;
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Finding[]> MeasureAsync(string path, string kind, string database, TimeSpan time, DirectoryInfo folder)
    {
        await using var upstream = await StubUpstream.StartAsync();
        upstream.AnswerAll(StubResponse.By(Answer));
        WebhookLoad load;
        await using (var service = await BookingsProgram.StartAsync(path, upstream.BaseAddress, database, folder.FullName))
        {
            for (var quote = 1; quote <= Bookings; quote++)
            {
                await service.BookAsync(quote);
            }

            await WebhookLoad.RunAsync(service, Bookings, WarmUp);
            load = await WebhookLoad.RunAsync(service, Bookings, time);
            await service.WorkedOffAsync();
        }

        var lost = load.Acknowledged.Count - await KeptAsync(database, load.Run);
        var bare = await BareRateAsync(database);
        return
        [
            new(
                $"Webhooks acknowledged a second, {kind}",
                load.Rate,
                2_000,
                $"{load.Acknowledged.Count} in {Finding.Number(time.TotalSeconds, "0")} s by {WebhookLoad.Senders} senders",
                AtLeast: true),
            new(
                $"99th percentile, ms, {kind}",
                load.Percentile(0.99),
                100,
                $"median {Finding.Number(load.Percentile(0.5))}, longest {Finding.Number(load.Percentile(1))}"),
            new($"Acknowledged and lost, {kind}", lost, 0, "after all were worked off"),
            new(
                $"Of bare inserts, {kind}",
                load.Rate / bare,
                0.05,
                $"{Finding.Number(bare, "0")} rows a second in transactions of {WebhookLoad.Senders}",
                AtLeast: true),
        ];
    }

    private static StubResponse Answer(RecordedRequest request) => (request.Method, request.Path.Split('/')) switch
    {
        ("POST", _) => StubResponse.Json($$"""{"bookingId":"abooking-{{QuoteIn(request.Text)}}","status":"pending"}"""),
        (_, [.., "bookings", var number]) => StubResponse.Json($$"""{"id":"abooking-{{number}}","status":"confirmed"}"""),
        (_, [.., "quotes", var number]) => StubResponse.Json($$$"""{"data":{"id":"aquote-{{{number}}}"}}"""),
        _ => StubResponse.Status(404),
    };

    private static string QuoteIn(string body) => body.Split("\"quoteId\":\"")[1].Split('"')[0].Split('-')[^1];

    private static async Task<int> KeptAsync(string database, string run)
    {
        await using var connection = await ConnectAsync(database);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM avinode_webhook_events WHERE state = 'done'";
        await using var row = await command.ExecuteReaderAsync();
        var (mark, kept) = (Encoding.UTF8.GetBytes(run + "-"), 0);
        while (await row.ReadAsync())
        {
            kept += ((byte[])row.GetValue(0)).AsSpan().IndexOf(mark) >= 0 ? 1 : 0;
        }

        return kept;
    }

    private static async Task<double> BareRateAsync(string database)
    {
        await using var connection = await ConnectAsync(database);
        await using var insert = connection.CreateCommand();
        insert.CommandText =
            """
            INSERT INTO avinode_webhook_events (received_at, event, resource_type, resource_id, body, state, due_at)
            VALUES (@at, @event, @type, @id, @body, 'new', @at)
            """;
        object at = connection is NpgsqlConnection ? TimeProvider.System.GetUtcNow() : Timestamp.Of(TimeProvider.System.GetUtcNow());
        (string, object)[] parameters =
        [
            ("@at", at), ("@event", "BookingUpdated"), ("@type", "bookings"), ("@id", "abooking-1"),
            ("@body", WebhookLoad.Body("bare", 1, Bookings)),
        ];
        foreach (var (name, value) in parameters)
        {
            var parameter = insert.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            insert.Parameters.Add(parameter);
        }

        await insert.PrepareAsync();
        var (start, rows) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(start) < BareTime; rows += WebhookLoad.Senders)
        {
            await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
            insert.Transaction = transaction;
            for (var row = 0; row < WebhookLoad.Senders; row++)
            {
                await insert.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }

        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<DbConnection> ConnectAsync(string database)
    {
        DbConnection connection = Database.IsPostgres(database)
            ? new NpgsqlConnection(database)
            : new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        if (connection is SqliteConnection)
        {
            await using var settings = connection.CreateCommand();
            settings.CommandText = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON";
            await settings.ExecuteNonQueryAsync();
        }

        return connection;
    }
}
