using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>A person decides an outcome that could not be found out.</summary>
public sealed class ResolveBooking(BookingStore store, BookingReader bookings, TimeProvider clock)
{
    /// <summary>Avinode has the booking. Where it stands there is then read as of any other.</summary>
    /// <param name="why">How one knows; kept with the booking.</param>
    public async Task<Result<Booking>> AcceptAsync(
        BookingReference reference, BookingId avinodeId, string? why, CancellationToken cancellationToken)
    {
        // Ours stands on the page beside the field, and has the shape of an id.
        var isAvinodes = !BookingReference.TryParse(avinodeId.ToString(), out _);
        var rules = new RuleCheck();
        rules.Require("avinode_booking_id", isAvinodes, "must be Avinode's own id of the booking, not our reference");
        var found = await UndecidedAsync(rules, reference, why, cancellationToken);
        if (found.Refusal is not null)
        {
            return found;
        }

        var booking = found.Value;
        var accepted = booking.Accepted(new BookingReceipt(avinodeId, null, null, null, []), clock.GetUtcNow(), Actors.Ops);
        return await bookings.FindByAvinodeIdAsync(avinodeId, cancellationToken) is { } owner && owner.Id != booking.Id
            ? BookingAdministration.Taken(booking)
            : await BookingAdministration.WriteAsync(store, accepted, why, cancellationToken);
    }

    /// <summary>Avinode does not have the booking. Its quote can then be booked again, so one must say how one knows.</summary>
    public async Task<Result<Booking>> RejectAsync(BookingReference reference, string? why, CancellationToken cancellationToken)
    {
        var rules = new RuleCheck();
        rules.Require("why", !string.IsNullOrWhiteSpace(why), BookingRules.NotEmptyRule);
        var found = await UndecidedAsync(rules, reference, why, cancellationToken);
        if (found.Refusal is not null)
        {
            return found;
        }

        var change = found.Value.Rejected("A person found that the operator does not have it.", clock.GetUtcNow(), Actors.Ops);
        return await BookingAdministration.WriteAsync(store, change, why, cancellationToken);
    }

    private async Task<Result<Booking>> UndecidedAsync(
        RuleCheck rules, BookingReference reference, string? why, CancellationToken cancellationToken)
    {
        BookingAdministration.CheckWhy(rules, why);
        if (rules.Problems.Count > 0)
        {
            return Refusal.Invalid(rules.Problems);
        }

        return await bookings.FindAsync(reference, cancellationToken) switch
        {
            null => Refusal.NotFound(reference.ToString()),
            { Submission: SubmissionStatus.Unknown } undecided => undecided,
            var decided => NotUndecided(decided),
        };
    }

    private static Refusal NotUndecided(Booking booking)
    {
        var why = $"{booking.Reference} is {booking.Submission.ToWire()}, not unknown: there is nothing to decide.";
        return new(RefusalCode.NotUndecided, $"{why} Look at it again to see what became of it.") { Booking = booking };
    }
}

/// <summary>What the decisions of a person have in common.</summary>
internal static class BookingAdministration
{
    private const int MaxWhy = 500;

    public static void CheckWhy(RuleCheck rules, string? why) => rules.OptionalText("why", why, MaxWhy);

    public static async Task<Result<Booking>> WriteAsync(
        BookingStore store, BookingChange change, string? why, CancellationToken cancellationToken)
    {
        var noted = change with { Booking = change.Booking with { InternalNotes = why ?? change.Booking.InternalNotes } };
        try
        {
            return await store.UpdateAsync(noted, cancellationToken) is { } written ? written : ChangedMeanwhile(noted.Booking);
        }
        catch (DuplicateBookingException)
        {
            return Taken(noted.Booking);
        }
    }

    public static Refusal Taken(Booking booking)
    {
        var why = $"Another booking here has that id of Avinode, or the quote of {booking.Reference}. Decide about that one first.";
        return new(RefusalCode.IdTaken, why) { Booking = booking };
    }

    private static Refusal ChangedMeanwhile(Booking booking)
    {
        var why = $"{booking.Reference} was changed by somebody else just now. Look at it again, then decide.";
        return new(RefusalCode.ChangedMeanwhile, why) { Booking = booking };
    }
}
