using System.Diagnostics;

namespace Avinode.Benchmarks;

/// <summary>
/// Bookings over HTTP at a steady rate, whether or not those before are done, with an upstream that answers at once; in a SQLite file,
/// every commit of which has reached the disk.
/// </summary>
internal static class BookingLoad
{
    private const int PerSecond = 50;
    private const int WarmUp = 250;
    private const int Count = 1_000;

    /// <param name="path">The program <c>avinode-bookings</c>.</param>
    public static async IAsyncEnumerable<Finding> MeasureAsync(string path)
    {
        var folder = Directory.CreateTempSubdirectory("avinode-load-");
        try
        {
            await using var upstream = await InstantAvinode.StartAsync();
            var database = Path.Combine(folder.FullName, "bookings.db");
            await using var service = await BookingsProgram.StartAsync(path, upstream.BaseAddress, database, folder.FullName);

            var bookings = new List<Task<double>>(WarmUp + Count);
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
            while (bookings.Count < WarmUp + Count && await timer.WaitForNextTickAsync())
            {
                bookings.Add(TimeAsync(service, bookings.Count + 1));
            }

            var times = (await Task.WhenAll(bookings))[WarmUp..];
            var median = Median.Of(times);
            var percentile = Finding.Number(times.Order().ElementAt(Count * 99 / 100));
            var details = $"median of {Count} at {PerSecond} a second; 99 % within {percentile} ms";
            yield return new Finding("A booking over HTTP, ms", median, 15, details);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> TimeAsync(BookingsProgram service, int quote)
    {
        var start = Stopwatch.GetTimestamp();
        await service.BookAsync(quote);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
