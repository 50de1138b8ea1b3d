using System.Diagnostics;
using System.Threading.Channels;

namespace Avinode.Benchmarks;

/// <summary>How long a change takes, from the request for it, until the last of very many open streams has it.</summary>
internal static class StreamFanOut
{
    private const int Streams = 200;
    private const int Rounds = 50;

    /// <param name="path">The program <c>avinode-bookings</c>.</param>
    public static async IAsyncEnumerable<Finding> MeasureAsync(string path)
    {
        var folder = Directory.CreateTempSubdirectory("avinode-streams-");
        try
        {
            await using var upstream = await InstantAvinode.StartAsync();
            var database = Path.Combine(folder.FullName, "bookings.db");
            await using var service = await BookingsProgram.StartAsync(path, upstream.BaseAddress, database, folder.FullName);
            await service.ConfirmAsync(await service.BookAsync(1));

            var before = service.Memory();
            var told = Channel.CreateUnbounded<bool>();
            var streams = await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => service.ListenAsync()));
            var memory = service.Memory() - before;
            var readers = streams.Select(stream => CountAsync(stream, told.Writer)).ToArray();

            var times = new List<double>(Rounds);
            for (var quote = 2; quote < Rounds + 2; quote++)
            {
                var booking = await service.BookAsync(quote);
                var start = Stopwatch.GetTimestamp();
                await service.ConfirmAsync(booking);
                for (var stream = 0; stream < Streams; stream++)
                {
                    await told.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
                }

                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Array.ForEach(streams, stream => stream.Dispose());
            await Task.WhenAll(readers);
            var details = $"worst of {Rounds}; median {Finding.Number(Median.Of([.. times]))} ms";
            yield return new Finding($"A change until the last of {Streams} streams has it, ms", times.Max(), 1_000, details);
            details = $"by what the process grew while {Streams} were opened";
            yield return new Finding("Memory of an open stream, KiB", memory / 1024.0 / Streams, 100, details);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CountAsync(StreamReader stream, ChannelWriter<bool> told)
    {
        try
        {
            while (await stream.ReadLineAsync() is { } line)
            {
                if (line.Contains("\"type\":\"status\"", StringComparison.Ordinal))
                {
                    told.TryWrite(true);
                }
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
