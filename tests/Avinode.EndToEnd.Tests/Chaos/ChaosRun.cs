using System.Globalization;
using System.Text.Json;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>Workers that book and repeat, servers that are killed and started again, and an Avinode that fails: all from one seed.</summary>
public sealed class ChaosRun(BookingBench bench, int seed, int calls)
{
    private const int Workers = 8;
    private const int Servers = 3;
    private const int CallsPerKill = 12;

    private readonly McpConversation[] _servers = new McpConversation[Servers];
    private readonly SemaphoreSlim _restart = new(1, 1);
    private int _made;

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
        while (Interlocked.Increment(ref _made) <= calls)
        {
            var order = orders.Next(calls / 3);
            var server = random.Next(Servers);
            try
            {
                await _servers[server].CallToolAsync("book_flight", Order(order));
            }
            catch (Exception gone) when (gone is IOException or TimeoutException or InvalidOperationException or ObjectDisposedException)
            {
                // Its server was killed: the order stands as it stands, and somebody repeats it.
            }

            if (random.Next(CallsPerKill) == 0)
            {
                await KillAsync(server);
            }
        }
    }

    private async Task KillAsync(int server)
    {
        await _restart.WaitAsync();
        try
        {
            _servers[server].Kill();
            _servers[server] = await bench.ServeAsync();
        }
        finally
        {
            _restart.Release();
        }
    }

    // Every fifth order is for the quote of the one before it: another customer wants the same flight.
    private static string Order(int number) => $$"""
        {"quote_id":"aquote-{{(number % 5 == 4 ? number - 1 : number) + 1}}","trip_id":"atrip-1","customer":{"name":"Client {{number}}","email":"client{{number}}@example.com"},
        "client_reference":"ORDER-{{number}}"}
        """;

    /// <summary>Everything that the database holds, once the outcomes were asked for.</summary>
    public static async Task<JsonElement[]> SettleAsync(McpConversation server)
    {
        var bookings = await PagesAsync(server);
        foreach (var left in bookings.Where(booking => booking.GetProperty("outcome").GetString() == "sending"))
        {
            // A repeat waits until it is decided what became of a sender that is gone.
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
            var page = BookingBench.Structured(await server.CallToolAsync("list_bookings", cursor is null ? """{"limit":200}""" : $$"""{"limit":200,"cursor":"{{cursor}}"}"""));
            all.AddRange(page.GetProperty("bookings").EnumerateArray());
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return [.. all];
    }
}
