namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    /// <summary>
    /// Sends a booking request, once. <see cref="AvinodeException.Outcome"/> tells what is known of one that failed; an answer without
    /// a booking id is <see cref="WriteOutcome.Unknown"/>.
    /// </summary>
    public async Task<BookingReceipt> BookFlightAsync(BookingRequest booking, CancellationToken cancellationToken)
    {
        var scrubber = _scrubber.With(booking.Passengers?.SelectMany(passenger => new[] { passenger.PassportNumber, passenger.DateOfBirth }) ?? []);
        var body = BookRequestBody.Of(booking, _options.IdFormat);
        using var answer = await WriteAsync("/bookrequest", body, AvinodeJson.Wire.BookRequestBody, scrubber, cancellationToken);
        var data = answer?.Data ?? default;
        return data.Line("bookingId", "id") is { } id
            ? new BookingReceipt(id, data.Line("status"), data.Line("confirmationNumber"), data.Time("responseDeadline"), Remarks(answer, scrubber))
            : throw new AvinodeException(AvinodeFailure.Unreadable, "Avinode answered with success, but without a booking id.") { Outcome = WriteOutcome.Unknown };
    }

    /// <summary>Reads a booking.</summary>
    public async Task<BookingDetails> GetBookingAsync(BookingId id, CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"/bookings/{For(id.Value)}", cancellationToken);
        return BookingDetails.Of(answer.Data, Remarks(answer, _scrubber))
            ?? throw new AvinodeException(AvinodeFailure.Unreadable, "Avinode's answer is not a booking.");
    }

    /// <summary>Looks for the bookings that carry this external reference.</summary>
    /// <exception cref="AvinodeException">Among other failures: Avinode does not offer the look-up.</exception>
    public async Task<IReadOnlyList<BookingDetails>> FindBookingsAsync(string externalReference, CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"/bookings?externalReference={Uri.EscapeDataString(externalReference)}", cancellationToken);
        var found = answer.Data.IsArray ? answer.Data.Items : answer.Data["bookings"].Items;

        // A server that ignores the filter would hand us somebody else's bookings.
        var ours = found.Where(item => item.Text("externalReference") == externalReference);
        return [.. ours.Select(item => BookingDetails.Of(item, Remarks(answer, _scrubber))).OfType<BookingDetails>()];
    }
}
