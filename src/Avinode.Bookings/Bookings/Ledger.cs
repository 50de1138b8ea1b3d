using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Writes what happens to bookings, and nothing that somebody else has overtaken.</summary>
internal sealed partial class Ledger(BookingStore store, TimeProvider clock, ILogger<Ledger> logger)
{
    private static readonly TimeSpan StoreRetry = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan StorePatience = TimeSpan.FromMinutes(2);

    public BookingStore Store => store;

    /// <summary>Makes a change if nobody was first; null when somebody was.</summary>
    public Task<Booking?> TryAsync(BookingChange change, CancellationToken cancellationToken) =>
        store.UpdateAsync(change, cancellationToken);

    /// <summary>
    /// Records what is known to have happened. It insists: a database that is away is waited for, and a change made by somebody else
    /// meanwhile is taken as the new ground. Null when the booking has moved on so that there is nothing left to record.
    /// </summary>
    public async Task<Booking?> RecordAsync(Booking booking, Func<Booking, BookingChange?> change)
    {
        var start = clock.GetTimestamp();
        var ground = booking;
        while (true)
        {
            try
            {
                if (change(ground) is not { } next)
                {
                    return null;
                }

                if (await store.UpdateAsync(next, CancellationToken.None) is { } recorded)
                {
                    return recorded;
                }

                ground = await ReloadAsync(booking);
            }
            catch (StoreUnavailableException away) when (clock.GetElapsedTime(start) < StorePatience)
            {
                Log.Waiting(logger, booking.Reference, away.InDoubt);
                await Task.Delay(StoreRetry, clock, CancellationToken.None);
                ground = await TryReloadAsync(booking) ?? ground;
            }
        }
    }

    /// <summary>The booking as it now stands.</summary>
    public async Task<Booking> ReloadAsync(Booking booking) =>
        await store.FindAsync(BookingField.Reference, booking.Reference.ToString(), CancellationToken.None)
        ?? throw new InvalidOperationException($"{booking.Reference} is gone from the database.");

    private async Task<Booking?> TryReloadAsync(Booking booking)
    {
        try
        {
            return await ReloadAsync(booking);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "The database is away; what became of {Reference} is recorded when it is back (commit in doubt: {InDoubt})")]
        public static partial void Waiting(ILogger logger, BookingReference reference, bool inDoubt);
    }
}
