using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>What a person may decide about a booking.</summary>
public sealed class Clerk(IBookingStore store, TimeProvider clock)
{
    /// <summary>Finds a booking by our reference.</summary>
    /// <exception cref="BookingNotFoundException">There is none.</exception>
    public async Task<Booking> FindAsync(string reference, CancellationToken cancellationToken) =>
        await store.FindAsync(BookingField.Reference, reference, cancellationToken) ?? throw new BookingNotFoundException(reference);

    /// <summary>Decides an unknown outcome: Avinode has the booking.</summary>
    public Task<Booking> AcceptAsync(string reference, BookingId avinodeId, string? why, CancellationToken cancellationToken) =>
        DecideAsync(reference, booking => booking.Accepted(new BookingReceipt(avinodeId.Value.Text, null, null, null, []), clock.GetUtcNow(), Actors.Ops), why, cancellationToken);

    /// <summary>Decides an unknown outcome: Avinode does not have the booking.</summary>
    public Task<Booking> RejectAsync(string reference, string why, CancellationToken cancellationToken) =>
        DecideAsync(reference, booking => booking.Rejected("A person found that the operator does not have it.", clock.GetUtcNow(), Actors.Ops), why, cancellationToken);

    /// <summary>Removes the personal data of a booking whose outcome is known, and keeps its skeleton.</summary>
    public async Task<Booking> EraseAsync(string reference, CancellationToken cancellationToken)
    {
        var booking = await FindAsync(reference, cancellationToken);
        if (booking.Submission is not (Submission.Accepted or Submission.Rejected))
        {
            throw new InvalidOperationException($"{reference} is {booking.Submission.Word()}: its outcome must be known before its data can be erased. Run reconcile, or resolve it.");
        }

        var erased = await WriteAsync(booking.Erased(clock.GetUtcNow(), Actors.Ops), cancellationToken);
        await store.ScrubAsync(cancellationToken);
        return erased;
    }

    private async Task<Booking> DecideAsync(string reference, Func<Booking, (Booking Booking, BookingEvent Event)> decision, string? why, CancellationToken cancellationToken)
    {
        var booking = await FindAsync(reference, cancellationToken);
        if (booking.Submission != Submission.Unknown)
        {
            throw new InvalidOperationException($"{reference} is {booking.Submission.Word()}, not unknown: there is nothing to decide.");
        }

        var (decided, line) = decision(booking);
        return await WriteAsync((decided with { InternalNotes = why ?? booking.InternalNotes }, line), cancellationToken);
    }

    private async Task<Booking> WriteAsync((Booking Booking, BookingEvent Event) change, CancellationToken cancellationToken) =>
        await store.UpdateAsync(change.Booking, change.Event, cancellationToken)
        ?? throw new InvalidOperationException($"{change.Booking.Reference} was changed by somebody else just now. Look at it again, then decide.");
}
