using System.Diagnostics;
using System.Globalization;
using Avinode.Bookings;
using Avinode.Client;
using Avinode.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Avinode.Benchmarks;

/// <summary>
/// What a booking costs by itself, with an upstream that answers at once: in a SQLite file, every commit of which has reached the disk.
/// Each stands beside the bare commits that it needs, intent, claim and outcome, of like rows in another file with the same tables and
/// settings.
/// </summary>
internal static class BookingCost
{
    private const int WarmUp = 200;
    private const int Count = 1_000;

    public static async IAsyncEnumerable<Finding> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("avinode-cost-");
        try
        {
            await using var upstream = await InstantAvinode.StartAsync();
            var options = new AvinodeClientOptions { BaseUrl = upstream.BaseAddress, ApiToken = "benchmark", BearerToken = "benchmark" };
            await using var services = new ServiceCollection().AddSingleton(TimeProvider.System)
                .AddAvinodeClient(options, _ => AvinodeTransport.Create())
                .AddBookings(new AvinodeSettings { Avinode = options, Database = Path.Combine(folder.FullName, "bookings.db") })
                .BuildServiceProvider();
            var bookFlight = services.GetRequiredService<BookFlight>();
            await using var bare = await BareCommits.OpenAsync(Path.Combine(folder.FullName, "bare.db"));

            var (booking, exchange, commits) = (new List<double>(Count), new List<double>(Count), new List<double>(Count));
            using var http = new HttpClient();
            for (var call = -WarmUp; call < Count; call++)
            {
                var order = Order(call + WarmUp + 1);
                var times = (
                    await TimeAsync(() => bookFlight.RunAsync(order, key: null, "agent", CancellationToken.None)),
                    await TimeAsync(() => ExchangeAsync(http, upstream)),
                    await TimeAsync(bare.WriteAsync));
                if (call >= 0)
                {
                    booking.Add(times.Item1);
                    exchange.Add(times.Item2);
                    commits.Add(times.Item3);
                }
            }

            var (whole, wire, need) = (Median.Of(booking), Median.Of(exchange), Median.Of(commits));
            var details = $"median of {Count}; {Finding.Number(wire)} ms of it is what its two requests take without us";
            yield return new Finding("A booking, ms", whole, 10, details);
            yield return new Finding(
                "A booking's own cost, times its bare commits", (whole - wire) / need, 3,
                $"three commits take {Finding.Number(need)} ms; with the two requests {Finding.Number(whole / need)} times");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static BookingOrder Order(int number) => new()
    {
        QuoteId = QuoteId.Parse(string.Create(CultureInfo.InvariantCulture, $"aquote-{number}")),
        TripId = TripId.Parse("atrip-1"),
        Customer = new Customer { Name = "Pat Client", Email = "pat@example.com", Phone = "+1-555-0100" },
        Passengers =
        [
            new PassengerDetails
            {
                FirstName = "Pat",
                LastName = "Client",
                DateOfBirth = "1981-02-03",
                PassportNumber = "ZX98765QQ",
                Nationality = "US",
            },
        ],
    };

    private static async Task ExchangeAsync(HttpClient http, StubUpstream upstream)
    {
        await http.GetStringAsync(new Uri($"{upstream.BaseAddress}/quotes/1"));
        using var body = new StringContent("{}");
        using var answer = await http.PostAsync(new Uri($"{upstream.BaseAddress}/bookrequest"), body);
        await answer.Content.ReadAsStringAsync();
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var begin = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    /// <summary>The driver alone: prepared statements, three transactions, each with its line of history.</summary>
    private sealed class BareCommits : IAsyncDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _intent;
        private readonly SqliteCommand _claim;
        private readonly SqliteCommand _outcome;
        private readonly SqliteCommand _line;
        private int _last;

        private BareCommits(SqliteConnection connection)
        {
            _connection = connection;
            _intent = new SqliteCommand(
                """
                INSERT INTO bookings (id, reference, avinode_quote_id, avinode_trip_id, customer_name, customer_email, customer_phone,
                  departure_airport, arrival_airport, departure_date, aircraft_type, operator_name,
                  passengers, created_at, updated_at, idempotency_key, fingerprint)
                VALUES (@id, @id, @id, 'atrip-1', 'Pat Client', 'pat@example.com', '+1-555-0100',
                  'KTEB', 'KVNY', '2027-06-10T09:00:00.000Z', 'Citation Latitude', 'Blue Ridge Air',
                  zeroblob(200), @id, @id, @id, @id || zeroblob(250))
                """,
                connection);
            _claim = new SqliteCommand("UPDATE bookings SET submission = 'sending', attempts = 1, version = 1 WHERE id = @id", connection);
            _outcome = new SqliteCommand(
                "UPDATE bookings SET submission = 'accepted', avinode_booking_id = @id, version = 2 WHERE id = @id", connection);
            _line = new SqliteCommand(
                """
                INSERT INTO booking_events (booking_id, type, at, actor)
                VALUES (@id, 'claimed', '2026-03-01T09:30:15.000Z', 'agent')
                """,
                connection);
            foreach (var command in new[] { _intent, _claim, _outcome, _line })
            {
                command.Parameters.Add("@id", SqliteType.Text);
            }
        }

        public static async Task<BareCommits> OpenAsync(string path)
        {
            await using (var store = new BookingStore(Database.Open(path)))
            {
                await store.ListAsync(new BookingFilter(), CancellationToken.None);
            }

            var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            await connection.OpenAsync();
            await using var settings = connection.CreateCommand();
            settings.CommandText = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON";
            await settings.ExecuteNonQueryAsync();
            return new BareCommits(connection);
        }

        public async Task WriteAsync()
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{++_last:d12}");
            foreach (var command in new[] { _intent, _claim, _outcome })
            {
                var begun = await _connection.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
                await using var transaction = (SqliteTransaction)begun;
                foreach (var each in new[] { command, _line })
                {
                    each.Transaction = transaction;
                    each.Parameters["@id"].Value = id;
                    await each.ExecuteNonQueryAsync();
                }

                await transaction.CommitAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _intent.DisposeAsync();
            await _claim.DisposeAsync();
            await _outcome.DisposeAsync();
            await _line.DisposeAsync();
            await _connection.DisposeAsync();
        }
    }
}
