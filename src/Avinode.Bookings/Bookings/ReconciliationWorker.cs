using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Sees to it that no booking stays undecided: at start, while the process runs, and by command.</summary>
public sealed partial class ReconciliationWorker(
    BookingSynchronizer synchronizer, BookingStore store, TimeProvider clock, ILogger<ReconciliationWorker> logger)
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

    /// <summary>Goes through what is undecided, due or not.</summary>
    /// <param name="cancellationToken">Stops between two bookings.</param>
    /// <returns>How each stands afterwards.</returns>
    public async Task<IReadOnlyList<Booking>> RunNowAsync(CancellationToken cancellationToken)
    {
        var stuckSince = clock.GetUtcNow() - StuckAfter;
        var due = await store.ListDueAsync(clock.GetUtcNow(), stuckSince, Batch, cancellationToken);
        var unknown = await store.ListAsync(new BookingFilter { Submission = SubmissionStatus.Unknown, Limit = Batch }, cancellationToken);
        Booking[] undecided = [.. due.UnionBy(unknown, booking => booking.Id)];
        await AdvanceAsync(undecided, stuckSince, cancellationToken);
        var standing = new List<Booking>();
        foreach (var booking in undecided)
        {
            standing.Add(await store.FindAsync(booking.Id, cancellationToken) ?? booking);
        }

        return standing;
    }

    private async Task<int> RunOnceAsync(DateTimeOffset stuckSince, CancellationToken cancellationToken)
    {
        var due = await store.ListDueAsync(clock.GetUtcNow(), stuckSince, Batch, cancellationToken);
        await AdvanceAsync(due, stuckSince, cancellationToken);
        return due.Count;
    }

    private async Task AdvanceAsync(IReadOnlyList<Booking> bookings, DateTimeOffset stuckSince, CancellationToken cancellationToken)
    {
        foreach (var booking in bookings)
        {
            try
            {
                await synchronizer.AdvanceAsync(booking, booking.UpdatedAt <= stuckSince, cancellationToken);
            }
            catch (Exception fault) when (fault is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
            {
                // One that cannot be moved on must not hold up the others, nor end the process.
                Log.Failed(logger, booking.Reference, fault);
            }
        }
    }

    public Task RunAsync(CancellationToken cancellationToken)
    {
        var (started, isFirst) = (clock.GetUtcNow(), true);
        return SupervisedLoop.RunAsync(RoundAsync, Pause, logger, clock, cancellationToken);

        async Task RoundAsync(CancellationToken token)
        {
            var count = await RunOnceAsync(StuckSince(started), token);
            if (isFirst)
            {
                Log.Started(logger, count);
                isFirst = false;
            }
        }
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
        public static partial void Failed(ILogger logger, BookingReference reference, Exception fault);
    }
}
