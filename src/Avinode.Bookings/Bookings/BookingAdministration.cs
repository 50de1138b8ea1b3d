using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>What a person may decide about a booking.</summary>
public sealed class BookingAdministration(BookingStore store, TimeProvider clock)
{
    private const int MaxWhy = 500;

    /// <summary>Finds a booking by our reference.</summary>
    /// <exception cref="BookingNotFoundException">There is none.</exception>
    public async Task<Booking> FindAsync(string reference, CancellationToken cancellationToken) =>
        await store.FindAsync(BookingField.Reference, reference, cancellationToken) ?? throw new BookingNotFoundException(reference);

    /// <summary>Decides an unknown outcome: Avinode has the booking. Where it stands there is then read as of any other.</summary>
    /// <exception cref="BookingNotFoundException">There is no such booking.</exception>
    /// <exception cref="InvalidRequestException">The id is a reference of ours, or how one knows is not a text that can be kept.</exception>
    /// <exception cref="TransitionRefusedException">The outcome is not unknown, or the id is another booking's here.</exception>
    public async Task<Booking> AcceptAsync(string reference, BookingId avinodeId, string? why, CancellationToken cancellationToken)
    {
        // Ours stands on the page beside the field, and has the shape of an id.
        var rules = new RuleCheck();
        rules.Require("avinode_booking_id", !BookingReference.IsOurs(avinodeId.Value.Text), "must be Avinode's own id of the booking, not our reference");
        CheckWhy(rules, why);
        var booking = await UndecidedAsync(reference, cancellationToken);
        return await Ledger.FindAsync(store, avinodeId.Value.Text, cancellationToken) is { } owner && owner.Id != booking.Id
            ? throw Taken(booking)
            : await WriteAsync(booking.Accepted(new BookingReceipt(avinodeId.Value.Text, null, null, null, []), clock.GetUtcNow(), Actors.Ops), why, cancellationToken);
    }

    /// <summary>Decides an unknown outcome: Avinode does not have the booking. Its quote can then be booked again, so one must say how one knows.</summary>
    /// <exception cref="BookingNotFoundException">There is no such booking.</exception>
    /// <exception cref="InvalidRequestException">How one knows is missing, or not a text that can be kept.</exception>
    /// <exception cref="TransitionRefusedException">The outcome is not unknown.</exception>
    public async Task<Booking> RejectAsync(string reference, string? why, CancellationToken cancellationToken)
    {
        var rules = new RuleCheck();
        rules.Require("why", !string.IsNullOrWhiteSpace(why), BookingRules.NotEmptyRule);
        CheckWhy(rules, why);
        var booking = await UndecidedAsync(reference, cancellationToken);
        return await WriteAsync(booking.Rejected("A person found that the operator does not have it.", clock.GetUtcNow(), Actors.Ops), why, cancellationToken);
    }

    /// <summary>Sets where a booking stands, as far as the table of transitions allows.</summary>
    /// <param name="booking">The booking as it was read.</param>
    /// <param name="status">Where it shall stand.</param>
    /// <param name="why">How one knows; kept with the booking.</param>
    /// <param name="cancellationToken">Cancels the write before it is made.</param>
    /// <exception cref="InvalidRequestException">How one knows is not a text that can be kept.</exception>
    /// <exception cref="TransitionRefusedException">The table does not allow it, or the booking is not known to exist at Avinode.</exception>
    public async Task<Booking> SetStatusAsync(Booking booking, BookingStatus status, string? why, CancellationToken cancellationToken)
    {
        CheckWhy(new RuleCheck(), why);
        if (booking.Submission != SubmissionStatus.Accepted)
        {
            var next = booking.Submission == SubmissionStatus.Unknown
                ? $" Resolve it first: POST /api/bookings/{booking.Id}/resolve, or avinode-mcp bookings resolve {booking.Reference}."
                : "";
            throw new TransitionRefusedException($"{booking.Reference} is {booking.Submission.ToWire()}: only a booking that Avinode has can change its status.{next}");
        }

        if (!Transitions.Allows(booking.Status, status))
        {
            var allowed = Transitions.After(booking.Status).Select(next => next.ToWire()).ToArray();
            throw new TransitionRefusedException(
                $"{booking.Reference} is {booking.Status.ToWire()} and cannot become {status.ToWire()}; {(allowed.Length == 0 ? "nothing follows it" : $"it can become {string.Join(", ", allowed)}")}.");
        }

        return await WriteAsync(booking.Set(status, clock.GetUtcNow(), Actors.Ops), why, cancellationToken);
    }

    /// <summary>Removes the personal data of a booking whose outcome is known, and keeps its skeleton.</summary>
    public async Task<Booking> EraseAsync(string reference, CancellationToken cancellationToken)
    {
        var booking = await FindAsync(reference, cancellationToken);
        if (booking.Submission is not (SubmissionStatus.Accepted or SubmissionStatus.Rejected))
        {
            throw new InvalidOperationException($"{reference} is {booking.Submission.ToWire()}: its outcome must be known before its data can be erased. Run reconcile, or resolve it.");
        }

        var erased = await WriteAsync(booking.Erased(clock.GetUtcNow(), Actors.Ops), why: null, cancellationToken);
        await store.ScrubAsync(cancellationToken);
        return erased;
    }

    private static void CheckWhy(RuleCheck rules, string? why)
    {
        rules.OptionalText("why", why, MaxWhy);
        BookingRules.Refuse(rules.Problems);
    }

    private static TransitionRefusedException Taken(Booking booking) =>
        new($"Another booking here has that id of Avinode, or the quote of {booking.Reference}. Decide about that one first.");

    private async Task<Booking> UndecidedAsync(string reference, CancellationToken cancellationToken)
    {
        var booking = await FindAsync(reference, cancellationToken);
        return booking.Submission == SubmissionStatus.Unknown
            ? booking
            : throw new TransitionRefusedException($"{reference} is {booking.Submission.ToWire()}, not unknown: there is nothing to decide. Look at it again to see what became of it.");
    }

    private async Task<Booking> WriteAsync(BookingChange change, string? why, CancellationToken cancellationToken)
    {
        var changed = change.Booking with { InternalNotes = why ?? change.Booking.InternalNotes };
        try
        {
            return await store.UpdateAsync(change with { Booking = changed }, cancellationToken)
                ?? throw new TransitionRefusedException($"{changed.Reference} was changed by somebody else just now. Look at it again, then decide.");
        }
        catch (DuplicateBookingException)
        {
            throw Taken(changed);
        }
    }
}
