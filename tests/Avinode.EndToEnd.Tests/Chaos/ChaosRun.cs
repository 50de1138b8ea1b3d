using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>
/// Workers that book and repeat, servers that are killed and started again, an Avinode that fails, and a database that is killed too where
/// it is a server: all from one seed.
/// </summary>
public sealed class ChaosRun(BookingBench bench, FailingDatabase? database, int seed, int calls)
{
    private const int Workers = 8;
    private const int Servers = 3;
    private const int CallsPerKill = 12;
    private const int CallsInOutage = 3;

    // Twelve times in a long run, three times in a short one.
    private readonly int _callsPerOutage = Math.Max(40, calls / 12);
    private readonly McpConversation[] _servers = new McpConversation[Servers];
    private readonly SemaphoreSlim _restart = new(1, 1);
    private readonly SemaphoreSlim _outage = new(1, 1);
    private readonly ConcurrentQueue<JsonElement> _told = [];
    private int _made;

    /// <summary>How often a server was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How often the database was killed.</summary>
    public int Outages { get; private set; }

    /// <summary>What callers were told of bookings, in order.</summary>
    public IReadOnlyCollection<JsonElement> Told => _told;

    /// <summary>Runs until all calls were made.</summary>
    public async Task RunAsync()
    {
        for (var i = 0; i < Servers; i++)
        {
            _servers[i] = await bench.ServeAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(WorkAsync));
    }

    private async Task WorkAsync(int worker)
    {
        // Two workers share each stream of orders, so that every order is also made by somebody else at about the same time.
        var (orders, random) = (new Random(seed + (worker / 2)), new Random(seed * 31 + worker));
        while (Interlocked.Increment(ref _made) is var number && number <= calls)
        {
            var server = random.Next(Servers);
            await CallAsync(server, orders.Next(calls / 3));
            if (database is not null && number % _callsPerOutage == 0)
            {
                await KillDatabaseAsync(database, random);
            }

            if (random.Next(CallsPerKill) == 0)
            {
                await KillAsync(server);
            }
        }
    }

    private async Task CallAsync(int server, int order)
    {
        try
        {
            var result = (await _servers[server].CallToolAsync("book_flight", Order(order))).GetProperty("result");
            if (result.TryGetProperty("structuredContent", out var booking))
            {
                _told.Enqueue(booking);
            }
        }
        catch (Exception gone) when (gone is IOException or TimeoutException or InvalidOperationException or ObjectDisposedException)
        {
            // Its server was killed: the order stands as it stands, and somebody repeats it.
        }
    }

    private async Task KillAsync(int server)
    {
        await _restart.WaitAsync();
        try
        {
            _servers[server].Kill();
            _servers[server] = await bench.ServeAsync();
            Kills++;
        }
        finally
        {
            _restart.Release();
        }
    }

    // It stays away for some calls of this worker, and whatever the others do meanwhile.
    private async Task KillDatabaseAsync(FailingDatabase database, Random random)
    {
        await _outage.WaitAsync();
        try
        {
            await database.TakeAwayAsync();
            for (var call = 0; call < CallsInOutage; call++)
            {
                await CallAsync(random.Next(Servers), random.Next(calls / 3));
            }

            await database.GiveBackAsync();
            Outages++;
        }
        finally
        {
            _outage.Release();
        }
    }

    // Every fifth order is for the quote of the one before it: another customer wants the same flight.
    private static string Order(int number) => $$"""
        {"quote_id":"aquote-{{(number % 5 == 4 ? number - 1 : number) + 1}}","trip_id":"atrip-1",
        "customer":{"name":"Client {{number}}","email":"client{{number}}@example.com"},
        "client_reference":"ORDER-{{number}}"}
        """;

    /// <summary>Everything that the database holds, once the outcomes were asked for.</summary>
    public static async Task<JsonElement[]> CompleteAsync(McpConversation server)
    {
        var bookings = await PagesAsync(server);
        foreach (var left in bookings.Where(booking => booking.GetProperty("outcome").GetString() is "sending" or "ready"))
        {
            // A repeat waits until it is decided what became of a sender that is gone, and sends what was left before its claim.
            var number = int.Parse(left.GetProperty("client_reference").GetString()!["ORDER-".Length..], CultureInfo.InvariantCulture);
            await server.CallToolAsync("book_flight", Order(number));
        }

        bookings = await PagesAsync(server);
        foreach (var open in bookings.Where(booking => booking.GetProperty("outcome").GetString() is not ("accepted" or "rejected")))
        {
            await server.CallToolAsync("get_booking_status", $$"""{"booking_id":"{{open.GetProperty("reference").GetString()}}"}""");
        }

        return await PagesAsync(server);
    }

    private static async Task<JsonElement[]> PagesAsync(McpConversation server)
    {
        var all = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var arguments = cursor is null ? """{"limit":200}""" : $$"""{"limit":200,"cursor":"{{cursor}}"}""";
            var page = BookingBench.Structured(await server.CallToolAsync("list_bookings", arguments));
            all.AddRange(page.GetProperty("bookings").EnumerateArray());
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return [.. all];
    }
}
