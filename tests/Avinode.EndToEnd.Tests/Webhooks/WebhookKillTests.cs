using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Avinode.Bookings;
using Avinode.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit.Abstractions;

namespace Avinode.EndToEnd.Tests;

/// <summary>
/// A short run in every test run. A long one, by command:
/// <c>AVINODE_WEBHOOKS=20000 AVINODE_KILLS=20 dotnet test tests/Avinode.EndToEnd.Tests --filter WebhookKill</c>.
/// </summary>
public sealed partial class WebhookKillTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Theory, OnSqlite, OnPostgres]
    public async Task Whatever_was_answered_200_is_kept_and_worked_off_however_often_the_service_is_killed(string kind)
    {
        var (webhooks, kills) = (Number("AVINODE_WEBHOOKS", 2_000), Number("AVINODE_KILLS", 2));
        var seed = Number("AVINODE_CHAOS_SEED", Environment.TickCount & 0xFFFF);
        output.WriteLine($"seed {seed}, {webhooks} webhooks, {kills} kills");
        using var folder = new ScratchFolder();
        await using var upstream = await StubUpstream.StartAsync();
        upstream.AnswerAll(StubResponse.By(new HonestAvinode().Answer));
        var database = kind == "PostgreSQL" ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : folder.File("bookings.db");
        await using var run = new WebhookKillRun(Settings(upstream, folder, database), webhooks, kills, seed);
        var start = Stopwatch.GetTimestamp();

        await run.RunAsync();
        output.WriteLine($"delivered after {Stopwatch.GetElapsedTime(start)}");
        await WorkedOffAsync(run.Service);
        output.WriteLine($"worked off after {Stopwatch.GetElapsedTime(start)}");

        var kept = await KeptAsync(database);
        output.WriteLine($"{kept.Count} rows, {upstream.Requests.Count} requests to Avinode");
        run.Killed.Should().Be(kills);
        run.Acknowledged.Should().HaveCount(webhooks);
        run.Acknowledged.Keys.Except(kept.Select(row => row.Number)).Should().BeEmpty("what was answered 200 is kept (seed {0})", seed);
        kept.Should().OnlyContain(row => row.State == "done", "what is kept is worked off (seed {0})", seed);
        var confirmed = await run.Service.Client.GetStringAsync(new Uri("/api/bookings?status=confirmed&limit=200", UriKind.Relative));
        confirmed.Split("\"avinode_booking_id\"").Should().HaveCount(20 + 1);
        Directory.GetFiles(folder.File("mail"), "*.eml").Should().HaveCountLessThanOrEqualTo(20, "one mail for one turn");
    }

    private static Dictionary<string, string?> Settings(StubUpstream upstream, ScratchFolder folder, string database) => new()
    {
        ["AVINODE_BASE_URL"] = upstream.BaseAddress.AbsoluteUri,
        ["AVINODE_API_TOKEN"] = "token-of-the-application",
        ["AVINODE_BEARER_TOKEN"] = "token-of-the-connection",
        ["AVINODE_DATABASE"] = database,
        ["AVINODE_DATA_KEY"] = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
        ["AVINODE_MAIL_DIR"] = folder.File("mail"),
        ["AVINODE_LOG_LEVEL"] = "Warning",
    };

    // What a killed service was working on is due again once its time is over.
    private static async Task WorkedOffAsync(ServiceProcess service)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience; await timer.WaitForNextTickAsync())
        {
            if (await CountAsync(service, "new") == 0 && await CountAsync(service, "parked") == 0)
            {
                return;
            }
        }

        throw new TimeoutException($"There are webhooks that nobody has worked off.{Environment.NewLine}{service.Log}");
    }

    private static async Task<int> CountAsync(ServiceProcess service, string state)
    {
        var address = new Uri($"/api/webhooks/events?limit=1&state={state}", UriKind.Relative);
        using var page = JsonDocument.Parse(await service.Client.GetStringAsync(address));
        return page.RootElement.GetProperty("events").GetArrayLength();
    }

    private static async Task<List<(int Number, string State)>> KeptAsync(string database)
    {
        await using DbConnection connection = Database.IsPostgres(database)
            ? new NpgsqlConnection(database)
            : new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT body, state FROM avinode_webhook_events";
        await using var row = await command.ExecuteReaderAsync();
        var kept = new List<(int, string)>();
        while (await row.ReadAsync())
        {
            var number = EventNumber().Match(Encoding.UTF8.GetString((byte[])row.GetValue(0))).Value;
            kept.Add((int.Parse(number, CultureInfo.InvariantCulture), row.GetString(1)));
        }

        return kept;
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    [GeneratedRegex("(?<=event-)[0-9]+")]
    private static partial Regex EventNumber();
}
