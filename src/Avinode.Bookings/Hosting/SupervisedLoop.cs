using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>
/// Background work that goes on, round after round, until it is cancelled. While the database is away it waits: one warning says so,
/// and one line says that it is back. Any other fault is a defect: it is logged, and the next round follows after a pause, which grows
/// while rounds keep failing. Neither ends the process.
/// </summary>
public static partial class SupervisedLoop
{
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Runs a round at once, and then one in each period.</summary>
    public static async Task RunAsync(
        Func<CancellationToken, Task> round, TimeSpan period, ILogger logger, TimeProvider clock, CancellationToken cancellationToken)
    {
        PeriodicTimer? timer = null;
        try
        {
            await RunAsync(round, NextPeriodAsync, logger, clock, cancellationToken);
        }
        finally
        {
            timer?.Dispose();
        }

        Task NextPeriodAsync(CancellationToken token) => (timer ??= new PeriodicTimer(period, clock)).WaitForNextTickAsync(token).AsTask();
    }

    /// <param name="round">One round; after a fault it is begun anew.</param>
    /// <param name="wait">Waits after a round that went well; null where the round itself waits.</param>
    /// <param name="logger">Its category names the work.</param>
    public static async Task RunAsync(
        Func<CancellationToken, Task> round,
        Func<CancellationToken, Task>? wait,
        ILogger logger,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (outage, pause, begun) = (new Outage(logger, clock), FirstPause, clock.GetTimestamp());
        while (true)
        {
            try
            {
                await round(cancellationToken);
                outage.End();
                cancellationToken.ThrowIfCancellationRequested();
                await (wait?.Invoke(cancellationToken) ?? Task.CompletedTask);
            }
            catch (StoreUnavailableException away)
            {
                await outage.WaitAsync(away, cancellationToken);
            }
            catch (Exception defect) when (!cancellationToken.IsCancellationRequested)
            {
                // Cancellations that nobody asked for, too: a time-out deep below looks like one.
                pause = clock.GetElapsedTime(begun) > LongestPause ? FirstPause : pause;
                Log.Failed(logger, pause.TotalSeconds, defect);
                await Task.Delay(pause, clock, cancellationToken);
                (pause, begun) = (2 * pause < LongestPause ? 2 * pause : LongestPause, clock.GetTimestamp());
            }
        }
    }

    /// <summary>Repeats a call until the database can be used.</summary>
    /// <param name="cancellationToken">Ends the waiting, and is passed to the call.</param>
    public static async Task<T> InsistAsync<T>(
        Func<CancellationToken, Task<T>> call, ILogger logger, TimeProvider clock, CancellationToken cancellationToken)
    {
        var outage = new Outage(logger, clock);
        while (true)
        {
            try
            {
                var result = await call(cancellationToken);
                outage.End();
                return result;
            }
            catch (StoreUnavailableException away)
            {
                await outage.WaitAsync(away, cancellationToken);
            }
        }
    }

    private sealed class Outage(ILogger logger, TimeProvider clock)
    {
        private long? _since;

        public Task WaitAsync(StoreUnavailableException away, CancellationToken cancellationToken)
        {
            if (_since is null)
            {
                _since = clock.GetTimestamp();
                Log.Away(logger, away.Message);
            }

            return Task.Delay(StoreRetry, clock, cancellationToken);
        }

        public void End()
        {
            if (_since is { } since)
            {
                _since = null;
                Log.Back(logger, clock.GetElapsedTime(since).TotalSeconds);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Waits for the database. {Why}")]
        public static partial void Away(ILogger logger, string why);

        [LoggerMessage(LogLevel.Information, "The database is back after {Seconds:0} s")]
        public static partial void Back(ILogger logger, double seconds);

        [LoggerMessage(LogLevel.Error, "A defect; the work goes on in {Seconds} s")]
        public static partial void Failed(ILogger logger, double seconds, Exception fault);
    }
}
