using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Avinode.Benchmarks;

/// <summary>Senders that deliver webhooks one after the other, for a time, and what came of it.</summary>
internal sealed class WebhookLoad
{
    /// <summary>How many deliver at once.</summary>
    public const int Senders = 32;

    private readonly TimeSpan _time;
    private readonly double[] _sorted;

    private WebhookLoad(string run, TimeSpan time, ConcurrentBag<double> times)
    {
        (Run, _time, Acknowledged) = (run, time, times);
        _sorted = [.. times.Order()];
    }

    /// <summary>A word that stands in each of its webhooks.</summary>
    public string Run { get; }

    /// <summary>How long each acknowledgement took, in milliseconds.</summary>
    public IReadOnlyCollection<double> Acknowledged { get; }

    /// <summary>Acknowledgements a second.</summary>
    public double Rate => _sorted.Length / _time.TotalSeconds;

    /// <summary>A webhook about one of the bookings.</summary>
    public static byte[] Body(string run, int number, int bookings) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"event":"BookingUpdated","eventId":"{{run}}-{{number}}","timestamp":"2026-03-01T09:30:15Z",
        "bookingId":"abooking-{{(number % bookings) + 1}}","href":"https://sandbox.avinode.com/api/bookings/abooking-1",
        "type":"bookings","tripId":"A1B2C3"}
        """));

    /// <exception cref="InvalidOperationException">A webhook was not acknowledged.</exception>
    public static async Task<WebhookLoad> RunAsync(BookingsProgram service, int bookings, TimeSpan time)
    {
        var (run, last, times, start) = ($"run{Stopwatch.GetTimestamp()}", 0, new ConcurrentBag<double>(), Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var begin = Stopwatch.GetTimestamp();
                await service.NotifyAsync(Body(run, Interlocked.Increment(ref last), bookings));
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        })));
        return new WebhookLoad(run, Stopwatch.GetElapsedTime(start), times);
    }

    /// <summary>The time within which this part of the acknowledgements came.</summary>
    public double Percentile(double part) => _sorted[Math.Min(_sorted.Length - 1, (int)(_sorted.Length * part))];
}
