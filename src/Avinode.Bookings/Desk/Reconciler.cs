using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Sees to it that no booking stays undecided: at start, while the process runs, and by command.</summary>
public sealed partial class Reconciler(BookingDesk desk, IBookingStore store, TimeProvider clock, ILogger<Reconciler> logger)
{
    private const int Batch = 100;

    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Goes through what is due, once.</summary>
    /// <param name="atStart">Whether nobody can be sending any more, so that what is found in <c>sending</c> is abandoned.</param>
    /// <param name="cancellationToken">Stops between two bookings.</param>
    /// <returns>How many bookings were looked at.</returns>
    public async Task<int> RunOnceAsync(bool atStart, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stuckSince = atStart ? now : now - StuckAfter;
        var due = await store.ListDueAsync(now, stuckSince, Batch, cancellationToken);
        foreach (var booking in due)
        {
            await desk.Finder.AdvanceAsync(booking, booking.UpdatedAt <= stuckSince, cancellationToken);
        }

        return due.Count;
    }

    /// <summary>Goes on until it is cancelled. A database that is away is waited for.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var atStart = true;
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                var count = await RunOnceAsync(atStart, cancellationToken);
                if (atStart)
                {
                    Log.Started(logger, count);
                    atStart = false;
                }
            }
            catch (StoreUnavailableException away)
            {
                Log.Away(logger, away.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Undecided bookings are looked after; {Count} were found at start")]
        public static partial void Started(ILogger logger, int count);

        [LoggerMessage(LogLevel.Warning, "Undecided bookings wait for the database: {Why}")]
        public static partial void Away(ILogger logger, string why);
    }
}
