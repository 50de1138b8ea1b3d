namespace Avinode.Bookings;

/// <summary>Removes the personal data of a booking whose outcome is known, and keeps its skeleton.</summary>
public sealed class EraseBooking(BookingStore store, BookingReader bookings, TimeProvider clock)
{
    public async Task<Result<Booking>> RunAsync(BookingReference reference, CancellationToken cancellationToken)
    {
        if (await bookings.FindAsync(reference, cancellationToken) is not { } booking)
        {
            return Refusal.NotFound(reference.ToString());
        }

        if (booking.Submission is not (SubmissionStatus.Accepted or SubmissionStatus.Rejected))
        {
            var open = $"{reference} is {booking.Submission.ToWire()}: its outcome must be known before its data can be erased.";
            return new Refusal(RefusalCode.OutcomeOpen, open) { Booking = booking };
        }

        var change = booking.Erased(clock.GetUtcNow(), Actors.Ops);
        var erased = await BookingAdministration.WriteAsync(store, change, why: null, cancellationToken);
        if (erased.Refusal is null)
        {
            await store.ScrubAsync(cancellationToken);
        }

        return erased;
    }
}
