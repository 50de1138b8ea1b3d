using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Sees to it that no booking stays undecided: at start, while the process runs, and by command.</summary>
public sealed partial class Reconciler(BookingDesk desk, IBookingStore store, TimeProvider clock, ILogger<Reconciler> logger)
{
    private const int Batch = 100;

    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(2);
    // What was being sent when this process started is most likely abandoned; but another process may be at it, so it gets a moment.
    private static readonly TimeSpan Benefit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Goes through what is due, once.</summary>
    /// <param name="cancellationToken">Stops between two bookings.</param>
    /// <returns>How many bookings were looked at.</returns>
    public Task<int> RunOnceAsync(CancellationToken cancellationToken) => RunOnceAsync(clock.GetUtcNow() - StuckAfter, cancellationToken);

    private async Task<int> RunOnceAsync(DateTimeOffset stuckSince, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await store.ListDueAsync(now, stuckSince, Batch, cancellationToken);
        foreach (var booking in due)
        {
            try
            {
                await desk.Finder.AdvanceAsync(booking, booking.UpdatedAt <= stuckSince, cancellationToken);
            }
            catch (Exception fault) when (fault is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
            {
                // One that cannot be moved on must not hold up the others, nor end the process.
                Log.Failed(logger, booking.Reference, fault);
            }
        }

        return due.Count;
    }

    /// <summary>Goes on until it is cancelled, whatever happens. A database that is away is waited for.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => EndlessWork.RunAsync(FollowAsync, logger, clock, cancellationToken);

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var (started, isFirst) = (clock.GetUtcNow(), true);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                var count = await RunOnceAsync(StuckSince(started), cancellationToken);
                if (isFirst)
                {
                    Log.Started(logger, count);
                    isFirst = false;
                }
            }
            catch (StoreUnavailableException away)
            {
                Log.Away(logger, away.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private DateTimeOffset StuckSince(DateTimeOffset started)
    {
        var now = clock.GetUtcNow();
        var beforeStart = started < now - Benefit ? started : now - Benefit;
        return beforeStart > now - StuckAfter ? beforeStart : now - StuckAfter;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Undecided bookings are looked after; {Count} were found at start")]
        public static partial void Started(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "Booking {Reference} could not be looked after")]
        public static partial void Failed(ILogger logger, string reference, Exception fault);

        [LoggerMessage(LogLevel.Warning, "Undecided bookings wait for the database: {Why}")]
        public static partial void Away(ILogger logger, string why);
    }
}
