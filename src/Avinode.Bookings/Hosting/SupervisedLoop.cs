using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>
/// Work that goes on until it is cancelled. What nobody foresaw ends neither it nor the process: it is logged, and the work begins anew
/// after a pause, which grows while it keeps failing.
/// </summary>
public static partial class SupervisedLoop
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <param name="work">The work; it must bear to be begun anew.</param>
    /// <param name="logger">Under whose name it is logged.</param>
    /// <param name="clock">Measures the pauses.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(Func<CancellationToken, Task> work, ILogger logger, TimeProvider clock, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (true)
        {
            var start = clock.GetTimestamp();
            try
            {
                await work(cancellationToken);
                return;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                // Cancellations that nobody asked for, too: a time-out deep below looks like one.
                pause = clock.GetElapsedTime(start) > LongestPause ? FirstPause : pause;
                Log.Failed(logger, pause.TotalSeconds, fault);
            }

            await Task.Delay(pause, clock, cancellationToken);
            pause = 2 * pause < LongestPause ? 2 * pause : LongestPause;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A defect; the work goes on in {Seconds} s")]
        public static partial void Failed(ILogger logger, double seconds, Exception fault);
    }
}
