using Avinode.Bookings;
using Microsoft.Data.Sqlite;

namespace Avinode.Benchmarks;

/// <summary>Whether a start takes longer beside a database with very many bookings than where there is none yet.</summary>
internal static class StartBesideDatabase
{
    private const int Bookings = 200_000;

    public static async IAsyncEnumerable<Finding> MeasureAsync(string path, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("avinode-start-");
        try
        {
            var (none, big) = (Path.Combine(folder.FullName, "none", "bookings.db"), Path.Combine(folder.FullName, "bookings.db"));
            await FillAsync(big);
            var (without, with) = (new List<double>(runs), new List<double>(runs));
            (string Database, List<double> Times)[] starts = [(none, without), (big, with)];

            // The first round only warms the files.
            for (var run = 0; run <= runs; run++)
            {
                foreach (var (database, times) in starts.Skip(run % 2).Concat(starts.Take(run % 2)))
                {
                    var time = await Start.AnswerTimeAsync(path, [], McpProgram.Initialize, Environment(database));
                    if (run > 0)
                    {
                        times.Add(time);
                    }
                }
            }

            var (beside, alone) = (Median.Of(with), Median.Of(without));
            yield return new Finding(
                "Start beside a big database, of one without",
                beside / alone,
                1.05,
                $"{Finding.Number(beside, "0.0")} ms against {Finding.Number(alone, "0.0")} ms, medians of {runs}; "
                    + $"{Bookings} bookings, {new FileInfo(big).Length / 1024 / 1024} MiB");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> Environment(string database) => new(StringComparer.Ordinal)
    {
        ["AVINODE_BASE_URL"] = "http://127.0.0.1:9/api",
        ["AVINODE_API_TOKEN"] = "benchmark",
        ["AVINODE_BEARER_TOKEN"] = "benchmark",
        ["AVINODE_DATABASE"] = database,
    };

    private static async Task FillAsync(string path)
    {
        await using (var store = new BookingStore(Database.Open(path)))
        {
            await store.ListAsync(new BookingFilter(), CancellationToken.None);
        }

        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var fill = connection.CreateCommand();
        fill.CommandTimeout = 120;
        fill.CommandText =
            """
            WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < @count)
            INSERT INTO bookings (id, reference, avinode_booking_id, avinode_quote_id, avinode_trip_id, customer_name, customer_email,
              departure_airport, arrival_airport, departure_date, passengers, idempotency_key, fingerprint, submission)
            SELECT 'id-' || n, 'ref-' || n, 'abooking-' || n, 'aquote-' || n, 'atrip-1', 'Pat Client', 'pat@example.com',
              'KTEB', 'KVNY', '2027-06-10T09:00:00.000Z', randomblob(200), 'key-' || n, hex(randomblob(100)),
              CASE WHEN n % 1000 = 0 THEN 'unknown' ELSE 'accepted' END FROM number
            """;
        fill.Parameters.AddWithValue("@count", Bookings);
        await fill.ExecuteNonQueryAsync();
    }
}
