namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    /// <summary>
    /// Sends a booking request, once. <see cref="AvinodeException.Outcome"/> says what is known of one that failed; a success without
    /// a booking id is <see cref="WriteOutcome.Unknown"/>.
    /// </summary>
    public async Task<BookingReceipt> BookFlightAsync(BookingRequest booking, CancellationToken cancellationToken)
    {
        var passengers = booking.Passengers ?? [];
        var scrubber = _scrubber.With(passengers.SelectMany(passenger => new[] { passenger.PassportNumber, passenger.DateOfBirth }));
        var body = BookRequestBody.Of(booking, options.IdFormat);
        using var response = await WriteAsync("/bookrequest", body, AvinodeJson.Wire.BookRequestBody, scrubber, cancellationToken);
        var data = response?.Data ?? default;
        if (data.Line("bookingId", "id") is not { } id)
        {
            const string NoId = "Avinode answered with success, but without a booking id.";
            throw new AvinodeException(AvinodeFailure.Unreadable, NoId) { Outcome = WriteOutcome.Unknown };
        }

        return new BookingReceipt(
            BookingId.FromAvinode(id),
            data.Line("status"),
            data.Line("confirmationNumber"),
            data.Time("responseDeadline"),
            Remarks(response, scrubber));
    }

    public async Task<BookingDetails> GetBookingAsync(BookingId id, CancellationToken cancellationToken)
    {
        using var response = await ReadAsync($"/bookings/{For(id.Value)}", cancellationToken);
        return BookingDetails.Of(response.Data, Remarks(response, _scrubber)) ?? throw IsNot("a booking");
    }

    /// <summary>Finds the bookings that carry this external reference.</summary>
    /// <exception cref="AvinodeException">Among other failures: Avinode does not offer the look-up.</exception>
    public async Task<IReadOnlyList<BookingDetails>> FindBookingsAsync(string externalReference, CancellationToken cancellationToken)
    {
        using var response = await ReadAsync($"/bookings?externalReference={Uri.EscapeDataString(externalReference)}", cancellationToken);
        var found = response.Data.IsArray ? response.Data.Items : response.Data["bookings"].Items;

        // A server that ignores the filter would hand us somebody else's bookings.
        var ours = found.Where(item => item.Text("externalReference") == externalReference);
        return [.. ours.Select(item => BookingDetails.Of(item, Remarks(response, _scrubber))).OfType<BookingDetails>()];
    }
}
