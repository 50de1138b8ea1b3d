using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Finds out where bookings stand at Avinode. It reads; it never books.</summary>
public sealed partial class BookingSynchronizer
{
    /// <summary>An intent that was never sent is given up after this time: nobody waits for it any more.</summary>
    private static readonly TimeSpan IntentLife = TimeSpan.FromMinutes(10);

    private readonly AvinodeClient _avinode;
    private readonly BookingReader _bookings;
    private readonly Ledger _ledger;
    private readonly BookingSender _sender;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    internal BookingSynchronizer(
        AvinodeClient avinode, BookingReader bookings, Ledger ledger, BookingSender sender, TimeProvider clock,
        ILogger<BookingSynchronizer> logger)
    {
        (_avinode, _bookings, _ledger) = (avinode, bookings, ledger);
        (_sender, _clock, _logger) = (sender, clock, logger);
    }

    /// <summary>Reads a booking again and takes over what Avinode says.</summary>
    internal async Task<BookingStatusReport> LookAsync(Booking booking, string actor, CancellationToken cancellationToken)
    {
        if (booking.Submission is not (SubmissionStatus.Accepted or SubmissionStatus.Unknown))
        {
            return BookingStatusReport.Of(booking, null);
        }

        try
        {
            return await ReadAsync(booking, actor, cancellationToken) is var (synced, details)
                ? BookingStatusReport.Of(synced, details)
                : BookingStatusReport.Of(booking, null);
        }
        catch (AvinodeException fault)
        {
            var away = $"Avinode could not be asked just now; this is what was known before. {fault.Message}";
            return BookingStatusReport.Of(booking, null, away);
        }
    }

    /// <summary>
    /// Reads a booking at Avinode and takes over what it says; null when it does not say anything, or nothing for which there is room.
    /// </summary>
    /// <exception cref="AvinodeException">Avinode could not be asked.</exception>
    internal async Task<(Booking Booking, BookingDetails Details)?> ReadAsync(
        Booking booking, string actor, CancellationToken cancellationToken) =>
        await DetailsAsync(booking, cancellationToken) is { } details
            ? await TakeOverAsync(booking, details, actor, cancellationToken)
            : null;

    /// <summary>
    /// Takes over what Avinode said of a booking after the booking was read here. Where somebody else changed it meanwhile, Avinode is
    /// asked again: what was read first may be older than what they wrote.
    /// </summary>
    internal async Task<(Booking Booking, BookingDetails Details)?> TakeOverAsync(
        Booking booking, BookingDetails details, string actor, CancellationToken cancellationToken)
    {
        if (Synced(booking) is null)
        {
            return (booking, details);
        }

        // What Avinode said holds, whether or not it could be written down at once.
        Booking? recorded;
        try
        {
            recorded = await _ledger.RecordAsync(booking, current => current.Version == booking.Version ? Synced(current) : null);
        }
        catch (DuplicateBookingException)
        {
            // Another booking here has the id, or the quote: whether there are two at the operator, a person must find out.
            Log.Contested(_logger, booking.Reference, details.BookingId);
            return null;
        }

        var standing = recorded ?? await _ledger.ReloadAsync(booking);
        return recorded is not null || standing.Version == booking.Version
            ? (standing, details)
            : await ReadAsync(standing, actor, cancellationToken);

        BookingChange? Synced(Booking current) => current.SyncedFromAvinode(details, _clock.GetUtcNow(), actor);
    }

    /// <summary>Moves on what is due: sends what was left before its claim, and looks up what is unknown.</summary>
    /// <param name="booking">A booking from the list of those due.</param>
    /// <param name="isStuck">Whether a booking that is being sent counts as abandoned.</param>
    /// <param name="cancellationToken">Cancels look-ups.</param>
    internal async Task AdvanceAsync(Booking booking, bool isStuck, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        switch (booking.Submission)
        {
            case SubmissionStatus.Ready when now - booking.CreatedAt >= IntentLife:
                var late = booking.Rejected("It was never sent, and nobody asked for it again in time.", now, Actors.Reconciler);
                await _ledger.TryAsync(late, cancellationToken);
                break;
            case SubmissionStatus.Ready when booking.Attempts == 0:
                await SendLeftBehindAsync(booking);
                break;
            case SubmissionStatus.Sending when isStuck:
                var lost = booking.OutcomeUnknown("The process ended while it was being sent.", now, Actors.Reconciler);
                await _ledger.TryAsync(lost, cancellationToken);
                break;
            case SubmissionStatus.Unknown:
                await LookUpAsync(booking, cancellationToken);
                break;
            default:
                break;
        }
    }

    private async Task SendLeftBehindAsync(Booking booking)
    {
        try
        {
            await _sender.SendAsync(booking, Actors.Reconciler);
        }
        catch (AvinodeException)
        {
            // Refused or not reached: the sender has recorded which.
        }
    }

    private async Task LookUpAsync(Booking booking, CancellationToken cancellationToken)
    {
        var state = await LookAsync(booking, Actors.Reconciler, cancellationToken);
        if (state.Submission == SubmissionStatus.Unknown)
        {
            Log.StillUnknown(_logger, booking.Reference, booking.Lookups + 1);
            await _ledger.TryAsync(booking.LookedUp(booking.UpdatedAt, _clock.GetUtcNow(), Actors.Reconciler), cancellationToken);
        }
        else
        {
            Log.Found(_logger, booking.Reference, state.Submission);
        }
    }

    private async Task<BookingDetails?> DetailsAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (booking.AvinodeBookingId is { CanBeAsked: true } id)
        {
            return await _avinode.GetBookingAsync(id, cancellationToken);
        }

        // A quote may be booked again after a cancellation: whose an answer is already tells that it is not this booking's.
        var found = new List<BookingDetails>();
        foreach (var each in await _avinode.FindBookingsAsync(booking.ExternalReference, cancellationToken))
        {
            var owner = await _bookings.FindByAvinodeIdAsync(each.BookingId, cancellationToken);
            if (owner is null || owner.Id == booking.Id)
            {
                found.Add(each);
            }
        }

        return await BookingMatcher.PickAsync(found, booking, _ledger.Store, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Error,
            "Booking {Reference} is {AvinodeId} at Avinode, but another booking here has that id or the quote: there may be two")]
        public static partial void Contested(ILogger logger, BookingReference reference, BookingId avinodeId);

        [LoggerMessage(LogLevel.Information, "Booking {Reference} is found out: {Submission}")]
        public static partial void Found(ILogger logger, BookingReference reference, SubmissionStatus submission);

        [LoggerMessage(LogLevel.Information, "Booking {Reference} is still unknown after look-up {Lookups}")]
        public static partial void StillUnknown(ILogger logger, BookingReference reference, int lookups);
    }
}
