namespace Avinode.Bookings;

/// <summary>A person sets where a booking stands, as far as the table of transitions allows.</summary>
public sealed class UpdateBookingStatus(BookingStore store, TimeProvider clock)
{
    /// <param name="booking">The booking as it was read.</param>
    /// <param name="status">Where it shall stand.</param>
    /// <param name="why">How one knows; kept with the booking.</param>
    /// <param name="cancellationToken">Cancels the write before it is made.</param>
    public async Task<Result<Booking>> RunAsync(Booking booking, BookingStatus status, string? why, CancellationToken cancellationToken)
    {
        var rules = new RuleCheck();
        BookingAdministration.CheckWhy(rules, why);
        if (rules.Problems.Count > 0)
        {
            return Refusal.Invalid(rules.Problems);
        }

        if (booking.Submission != SubmissionStatus.Accepted)
        {
            var state = $"{booking.Reference} is {booking.Submission.ToWire()}: only a booking that Avinode has can change its status.";
            return new Refusal(RefusalCode.NotAccepted, state) { Booking = booking };
        }

        return Transitions.Allows(booking.Status, status)
            ? await BookingAdministration.WriteAsync(store, booking.Set(status, clock.GetUtcNow(), Actors.Ops), why, cancellationToken)
            : NotAllowed(booking, status);
    }

    private static Refusal NotAllowed(Booking booking, BookingStatus status)
    {
        var allowed = string.Join(", ", Transitions.After(booking.Status).Select(next => next.ToWire()));
        var instead = allowed.Length == 0 ? "nothing follows it" : $"it can become {allowed}";
        var why = $"{booking.Reference} is {booking.Status.ToWire()} and cannot become {status.ToWire()}; {instead}.";
        return new Refusal(RefusalCode.TransitionNotAllowed, why) { Booking = booking };
    }
}
