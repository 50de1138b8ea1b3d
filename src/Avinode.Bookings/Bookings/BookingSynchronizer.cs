using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Finds out where bookings stand at Avinode. It reads; it never books.</summary>
internal sealed partial class BookingSynchronizer(AvinodeClient avinode, Ledger ledger, BookingSender sender, TimeProvider clock, ILogger<BookingSynchronizer> logger)
{
    /// <summary>An intent that was never sent is given up after this time: nobody waits for it any more.</summary>
    private static readonly TimeSpan IntentLife = TimeSpan.FromMinutes(10);

    /// <summary>Reads a booking again and takes over what Avinode says.</summary>
    public async Task<BookingState> LookAsync(Booking booking, string actor, CancellationToken cancellationToken)
    {
        if (booking.Submission is not (SubmissionStatus.Accepted or SubmissionStatus.Unknown))
        {
            return BookingState.Of(booking, []);
        }

        try
        {
            return await ReadAsync(booking, actor, cancellationToken) is not var (seen, details)
                ? BookingState.Of(booking, [])
                : BookingState.Of(seen, [.. details.Warnings, .. StatusWords.Read(details.Status).Remark, .. details.ReasonRemark()]) with { UpdatedAt = details.UpdatedAt ?? seen.UpdatedAt };
        }
        catch (AvinodeException fault)
        {
            return BookingState.Of(booking, [$"Avinode could not be asked just now; this is what was known before. {fault.Message}"]);
        }
    }

    /// <summary>Reads a booking at Avinode and takes over what it says; null when it does not say anything, or nothing for which there is room.</summary>
    /// <exception cref="AvinodeException">Avinode could not be asked.</exception>
    public async Task<SeenBooking?> ReadAsync(Booking booking, string actor, CancellationToken cancellationToken) =>
        await DetailsAsync(booking, cancellationToken) is { } details ? await TakeOverAsync(booking, details, actor, cancellationToken) : null;

    /// <summary>
    /// Takes over what Avinode said of a booking after the booking was read here. Where somebody else changed it meanwhile, Avinode is
    /// asked again: what was read first may be older than what they wrote.
    /// </summary>
    public async Task<SeenBooking?> TakeOverAsync(Booking booking, BookingDetails details, string actor, CancellationToken cancellationToken)
    {
        if (booking.SyncedFromAvinode(details, clock.GetUtcNow(), actor) is null)
        {
            return new SeenBooking(booking, details);
        }

        // What Avinode said holds, whether or not it could be written down at once.
        Booking? recorded;
        try
        {
            recorded = await ledger.RecordAsync(booking, current => current.Version == booking.Version ? current.SyncedFromAvinode(details, clock.GetUtcNow(), actor) : null);
        }
        catch (DuplicateBookingException)
        {
            // Another booking here has the id, or the quote: whether there are two at the operator, a person must find out.
            Log.Contested(logger, booking.Reference, details.BookingId);
            return null;
        }

        var standing = recorded ?? await ledger.ReloadAsync(booking);
        return recorded is not null || standing.Version == booking.Version
            ? new SeenBooking(standing, details)
            : await ReadAsync(standing, actor, cancellationToken);
    }

    /// <summary>Moves on what is due: sends what was left before its claim, and looks up what is unknown.</summary>
    /// <param name="booking">A booking from the list of those due.</param>
    /// <param name="isStuck">Whether a booking that is being sent counts as abandoned.</param>
    /// <param name="cancellationToken">Cancels look-ups.</param>
    public async Task AdvanceAsync(Booking booking, bool isStuck, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (booking.Submission)
        {
            case SubmissionStatus.Ready when now - booking.CreatedAt >= IntentLife:
                await ledger.TryAsync(booking.Rejected("It was never sent, and nobody asked for it again in time.", now, Actors.Reconciler), cancellationToken);
                break;
            case SubmissionStatus.Ready when booking.Attempts == 0:
                await SendLeftBehindAsync(booking);
                break;
            case SubmissionStatus.Sending when isStuck:
                await ledger.TryAsync(booking.OutcomeUnknown("The process ended while it was being sent.", now, Actors.Reconciler), cancellationToken);
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
            await sender.SendAsync(booking, Actors.Reconciler);
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
            Log.StillUnknown(logger, booking.Reference, booking.Lookups + 1);
            await ledger.TryAsync(booking.LookedUp(booking.UpdatedAt, clock.GetUtcNow(), Actors.Reconciler), cancellationToken);
        }
        else
        {
            Log.Found(logger, booking.Reference, state.Submission);
        }
    }

    private async Task<BookingDetails?> DetailsAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (booking.AvinodeBookingId is { } id && IdGrammar.Booking.TryParse(id, out _))
        {
            return await avinode.GetBookingAsync(BookingId.Parse(id), cancellationToken);
        }

        // A quote may be booked again after a cancellation: whose an answer is already tells that it is not this booking's.
        var found = new List<BookingDetails>();
        foreach (var each in await avinode.FindBookingsAsync(booking.ExternalReference(), cancellationToken))
        {
            if (await ledger.FindAsync(each.BookingId, cancellationToken) is var owner && (owner is null || owner.Id == booking.Id))
            {
                found.Add(each);
            }
        }

        return await BookingMatcher.PickAsync(found, booking, ledger.Store, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Booking {Reference} is {AvinodeId} at Avinode, but another booking here has that id or the quote: there may be two")]
        public static partial void Contested(ILogger logger, string reference, string avinodeId);

        [LoggerMessage(LogLevel.Information, "Booking {Reference} is found out: {Submission}")]
        public static partial void Found(ILogger logger, string reference, SubmissionStatus submission);

        [LoggerMessage(LogLevel.Information, "Booking {Reference} is still unknown after look-up {Lookups}")]
        public static partial void StillUnknown(ILogger logger, string reference, int lookups);
    }
}

/// <summary>A booking, and what Avinode said of it.</summary>
internal sealed record SeenBooking(Booking Booking, BookingDetails Details);
