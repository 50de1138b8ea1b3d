using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>What a person may decide about a booking.</summary>
public sealed class Clerk(IBookingStore store, TimeProvider clock)
{
    private const int MaxWhy = 500;

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

    /// <summary>Sets where a booking stands, as far as the table of transitions allows.</summary>
    /// <param name="booking">The booking as it was read.</param>
    /// <param name="status">Where it shall stand.</param>
    /// <param name="why">How one knows; kept with the booking.</param>
    /// <param name="cancellationToken">Cancels the write before it is made.</param>
    /// <exception cref="InvalidRequestException">How one knows is not a text that can be kept.</exception>
    /// <exception cref="TransitionRefusedException">The table does not allow it, or the booking is not known to exist at Avinode.</exception>
    public async Task<Booking> SetStatusAsync(Booking booking, BookingStatus status, string? why, CancellationToken cancellationToken)
    {
        CheckWhy(why);
        if (booking.Submission != Submission.Accepted)
        {
            throw new TransitionRefusedException(
                $"{booking.Reference} is {booking.Submission.Word()}: only a booking that Avinode has can change its status.{(booking.Submission == Submission.Unknown ? " Resolve it first: tell whether the operator has it." : "")}");
        }

        if (!Transitions.Allows(booking.Status, status))
        {
            var allowed = Transitions.After(booking.Status).Select(next => next.Word()).ToArray();
            throw new TransitionRefusedException(
                $"{booking.Reference} is {booking.Status.Word()} and cannot become {status.Word()}; {(allowed.Length == 0 ? "nothing follows it" : $"it can become {string.Join(", ", allowed)}")}.");
        }

        var (changed, line) = booking.Set(status, clock.GetUtcNow(), Actors.Ops);
        return await WriteAsync((changed with { InternalNotes = why ?? booking.InternalNotes }, line), cancellationToken);
    }

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

    private static void CheckWhy(string? why)
    {
        var rules = new RuleCheck();
        rules.OptionalText("why", why, MaxWhy);
        BookingRules.Refuse(rules.Problems);
    }

    private async Task<Booking> DecideAsync(string reference, Func<Booking, (Booking Booking, BookingEvent Event)> decision, string? why, CancellationToken cancellationToken)
    {
        CheckWhy(why);
        var booking = await FindAsync(reference, cancellationToken);
        if (booking.Submission != Submission.Unknown)
        {
            throw new TransitionRefusedException($"{reference} is {booking.Submission.Word()}, not unknown: there is nothing to decide.");
        }

        var (decided, line) = decision(booking);
        return await WriteAsync((decided with { InternalNotes = why ?? booking.InternalNotes }, line), cancellationToken);
    }

    private async Task<Booking> WriteAsync((Booking Booking, BookingEvent Event) change, CancellationToken cancellationToken)
    {
        try
        {
            return await store.UpdateAsync(change.Booking, change.Event, cancellationToken)
                ?? throw new TransitionRefusedException($"{change.Booking.Reference} was changed by somebody else just now. Look at it again, then decide.");
        }
        catch (DuplicateBookingException)
        {
            throw new TransitionRefusedException($"Another booking here has that id of Avinode, or the quote of {change.Booking.Reference}. Decide about that one first.");
        }
    }
}
