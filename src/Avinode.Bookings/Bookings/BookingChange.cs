using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>A booking as a change leaves it, and the line of history that is written in the same transaction.</summary>
/// <param name="Booking">The changed booking, with the <see cref="Booking.Version"/> that was read.</param>
public sealed record BookingChange(Booking Booking, BookingEvent Event);

/// <summary>Everything that can happen to a booking.</summary>
internal static class BookingChanges
{
    private static readonly TimeSpan LookupPatience = TimeSpan.FromDays(2);

    public static BookingChange Claimed(this Booking booking, DateTimeOffset at, string actor)
    {
        var claimed = booking with
        {
            Submission = SubmissionStatus.Sending,
            Attempts = booking.Attempts + 1,
            OutcomeDetail = null,
            UpdatedAt = at,
        };
        return new(claimed, new("claimed", at, actor));
    }

    /// <summary>It is proven that nothing was sent: it may be claimed again.</summary>
    public static BookingChange Released(this Booking booking, string why, DateTimeOffset at, string actor)
    {
        var released = booking with { Submission = SubmissionStatus.Ready, OutcomeDetail = why, UpdatedAt = at };
        return new(released, new("released", at, actor, why));
    }

    public static BookingChange Rejected(this Booking booking, string why, DateTimeOffset at, string actor)
    {
        var rejected = booking with
        {
            Submission = SubmissionStatus.Rejected,
            Status = BookingStatus.Cancelled,
            CancelledAt = at,
            OutcomeDetail = why,
            NextLookupAt = null,
            UpdatedAt = at,
        };
        return new(rejected, new("rejected", at, actor, why));
    }

    public static BookingChange OutcomeUnknown(this Booking booking, string why, DateTimeOffset at, string actor)
    {
        var unknown = booking with
        {
            Submission = SubmissionStatus.Unknown,
            OutcomeDetail = why,
            Lookups = 0,
            NextLookupAt = NextLookup(at, at, 0),
            UpdatedAt = at,
        };
        return new(unknown, new("unknown", at, actor, why));
    }

    /// <summary>
    /// Avinode answered with a booking for which there is no room here: its id, its quote or its key is another booking's by now. It counts
    /// as unknown until a person has found out whether there are two.
    /// </summary>
    /// <param name="booking">The booking that was asked for.</param>
    /// <param name="receipt">Avinode's answer.</param>
    /// <param name="keepsId">Whether there is room for Avinode's id.</param>
    /// <param name="keepsKey">Whether there is room for the idempotency key.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who asked for it.</param>
    public static BookingChange AcceptedInConflict(
        this Booking booking, BookingReceipt receipt, bool keepsId, bool keepsKey, DateTimeOffset at, string actor)
    {
        var why = $"Avinode answered with {receipt.BookingId}, but another booking here has that id, or was made of this quote meanwhile: "
            + "there may be two. Ask the operator, and have one cancelled.";
        var change = booking.OutcomeUnknown(why, at, actor);
        var kept = change.Booking with
        {
            AvinodeBookingId = keepsId ? receipt.BookingId : booking.AvinodeBookingId,
            IdempotencyKey = keepsKey ? booking.IdempotencyKey : $"contested:{booking.Reference}",
        };
        return change with { Booking = kept };
    }

    /// <summary>Avinode named a second booking for the one request.</summary>
    public static BookingChange DuplicateReported(this Booking booking, BookingId other, DateTimeOffset at, string actor) =>
        new(booking with { UpdatedAt = at }, new("second", at, actor, other.ToString()));

    public static BookingChange LookedUp(this Booking booking, DateTimeOffset since, DateTimeOffset at, string actor)
    {
        var lookups = booking.Lookups + 1;
        var looked = booking with { Lookups = lookups, NextLookupAt = NextLookup(since, at, lookups) };
        return new(looked, new("looked_up", at, actor, "not found yet"));
    }

    public static BookingChange Accepted(this Booking booking, BookingReceipt receipt, DateTimeOffset at, string actor)
    {
        var accepted = booking with
        {
            Submission = SubmissionStatus.Accepted,
            AvinodeBookingId = receipt.BookingId,
            ConfirmationNumber = receipt.ConfirmationNumber ?? booking.ConfirmationNumber,
            ResponseDeadline = receipt.ResponseDeadline ?? booking.ResponseDeadline,
            OutcomeDetail = null,
            NextLookupAt = null,
            UpdatedAt = at,
        };
        var status = BookingStatuses.OfAvinode(receipt.Status).Status;
        return new(accepted.At(status, at), new("accepted", at, actor, receipt.BookingId.ToString()));
    }

    /// <summary>Takes over what Avinode holds; null when it is nothing new, or cannot follow what is known.</summary>
    public static BookingChange? SyncedFromAvinode(this Booking booking, BookingDetails details, DateTimeOffset at, string actor)
    {
        var status = BookingStatuses.OfAvinode(details.Status).Status;

        // Before Avinode had it, there was no state that it could have moved on from.
        var moves = booking.Submission != SubmissionStatus.Accepted || Transitions.CanReach(booking.Status, status);
        var moved = moves ? booking.At(status, at) : booking;
        var synced = moved with
        {
            Submission = SubmissionStatus.Accepted,
            AvinodeBookingId = booking.AvinodeBookingId ?? details.BookingId,
            ConfirmationNumber = details.ConfirmationNumber ?? booking.ConfirmationNumber,
            PaymentStatus = details.PaymentStatus ?? moved.PaymentStatus,
            TotalPrice = details.TotalPrice ?? booking.TotalPrice,
            Currency = details.TotalPrice is null ? booking.Currency : details.Currency ?? booking.Currency,
            OutcomeDetail = null,
            NextLookupAt = null,
        };
        return synced == booking ? null : new(synced with { UpdatedAt = at }, Line(booking, synced, at, actor));
    }

    /// <summary>A person, or another program, set where it stands.</summary>
    public static BookingChange Set(this Booking booking, BookingStatus status, DateTimeOffset at, string actor) =>
        new(booking.At(status, at) with { UpdatedAt = at }, new("status", at, actor, status.ToWire()));

    public static BookingChange Erased(this Booking booking, DateTimeOffset at, string actor)
    {
        var erased = booking with
        {
            CustomerName = "",
            CustomerEmail = "",
            CustomerPhone = null,
            CustomerCompany = null,
            Passengers = null,
            SpecialRequests = null,
            InternalNotes = null,
            Fingerprint = "",
            UpdatedAt = at,
        };
        return new(erased, new("erased", at, actor));
    }

    /// <summary>When an unknown outcome is looked up next; null after two days, when a person must decide.</summary>
    /// <param name="since">Since when the outcome has been unknown.</param>
    /// <param name="done">How many look-ups were made.</param>
    internal static DateTimeOffset? NextLookup(DateTimeOffset since, DateTimeOffset now, int done) =>
        now - since < LookupPatience ? now + RetrySchedule.Lookups.PauseAfter(done + 1) : null;

    private static BookingEvent Line(Booking before, Booking after, DateTimeOffset at, string actor) =>
        before.Submission != after.Submission ? new("accepted", at, actor, after.AvinodeBookingId?.ToString())
        : before.Status != after.Status ? new("status", at, actor, after.Status.ToWire())
        : new("updated", at, actor);

    private static Booking At(this Booking booking, BookingStatus status, DateTimeOffset at)
    {
        // What is awaited, paid or flown was confirmed, by the time at which we know of it.
        var isConfirmed = status
            is BookingStatus.Confirmed or BookingStatus.PaymentPending or BookingStatus.Paid or BookingStatus.Completed;
        return booking with
        {
            Status = status,
            ConfirmedAt = isConfirmed ? booking.ConfirmedAt ?? at : booking.ConfirmedAt,
            PaymentStatus = status switch
            {
                BookingStatus.Paid => "paid",
                BookingStatus.Refunded => "refunded",
                _ => booking.PaymentStatus,
            },
            CancelledAt = status switch
            {
                BookingStatus.Cancelled => at,
                BookingStatus.Refunded => booking.CancelledAt,
                _ => null,
            },
        };
    }
}
