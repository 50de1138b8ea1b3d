using System.Security.Cryptography;
using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Reads bookings that can still change again now and then, slowly, so that a lost webhook does no harm.</summary>
public sealed partial class StatusPollingWorker(
    BookingReader bookings, BookingSynchronizer synchronizer, TimeProvider clock, ILogger<StatusPollingWorker> logger)
{
    private const int Page = 100;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenTwo = TimeSpan.FromSeconds(1);

    // An operator who has not answered by then will not: nobody asks for ever.
    private static readonly TimeSpan AfterDeparture = TimeSpan.FromDays(30);

    // Where the departure is not known: charter flights are rarely booked further ahead.
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(365);

    // What was cancelled or flown can be refunded, in the course of some weeks.
    private static readonly TimeSpan AfterEnd = TimeSpan.FromDays(30);

    private static readonly BookingStatus[] Changing = [.. Enum.GetValues<BookingStatus>().Except([BookingStatus.Refunded])];

    /// <summary>Reads each open booking once, at most one a second.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var status in Changing)
        {
            var filter = new BookingFilter
            {
                Status = status,
                Submission = SubmissionStatus.Accepted,
                ChangedSince = HasEnded(status) ? clock.GetUtcNow() - AfterEnd : null,
                Limit = Page,
            };
            BookingCursor? after = null;
            do
            {
                var page = (await bookings.ListAsync(filter with { After = after }, cancellationToken)).Value;
                foreach (var booking in page.Bookings.Where(IsOfInterest))
                {
                    await LookAsync(booking, cancellationToken);
                    await Task.Delay(Jittered(BetweenTwo), clock, cancellationToken);
                }

                after = page.Next;
            }
            while (after is not null);
        }
    }

    /// <summary>Goes on until it is cancelled. While Avinode is away, a round ends early.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await PauseAsync(cancellationToken);
        await SupervisedLoop.RunAsync(RoundAsync, PauseAsync, logger, clock, cancellationToken);
    }

    private Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(Jittered(Every), clock, cancellationToken);

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunOnceAsync(cancellationToken);
        }
        catch (AvinodeException fault)
        {
            Log.Ended(logger, fault.Message);
        }
    }

    private async Task LookAsync(Booking booking, CancellationToken cancellationToken)
    {
        try
        {
            await synchronizer.ReadAsync(booking, Actors.Poll, cancellationToken);
        }
        catch (AvinodeException fault) when (!fault.IsOutage())
        {
            Log.Failed(logger, booking.Reference, fault.Message);
        }
        catch (Exception defect)
            when (defect is not (AvinodeException or StoreUnavailableException) && !cancellationToken.IsCancellationRequested)
        {
            // One booking that trips over it must not keep the others from being read.
            Log.Defect(logger, booking.Reference, defect);
        }
    }

    private static bool HasEnded(BookingStatus status) => status is BookingStatus.Completed or BookingStatus.Cancelled;

    private bool IsOfInterest(Booking booking)
    {
        var departure = booking.KnownDeparture ?? booking.CreatedAt + FurthestAhead;
        var patience = booking.Status == BookingStatus.Paid ? TimeSpan.Zero : AfterDeparture;
        return HasEnded(booking.Status) || departure + patience > clock.GetUtcNow();
    }

    // Never shorter, and up to a fifth longer: several processes spread.
    private static TimeSpan Jittered(TimeSpan time) => time + (time / 5 * RandomNumberGenerator.GetInt32(1_000) / 1_000);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Booking {Reference} could not be read again: {Why}")]
        public static partial void Failed(ILogger logger, BookingReference reference, string why);

        [LoggerMessage(LogLevel.Error, "Booking {Reference} could not be read again: a defect")]
        public static partial void Defect(ILogger logger, BookingReference reference, Exception fault);

        [LoggerMessage(LogLevel.Information, "Open bookings are read again later: {Why}")]
        public static partial void Ended(ILogger logger, string why);
    }
}
