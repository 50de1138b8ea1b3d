namespace Avinode.Client;

/// <summary>The body of <c>POST /bookrequest</c> (src/contract/onek-141.md, section 1).</summary>
internal sealed class BookRequestBody
{
    public required string QuoteId { get; init; }

    public required string TripId { get; init; }

    public required Buyer Buyer { get; init; }

    public IReadOnlyList<Passenger>? Passengers { get; init; }

    public required string PaymentMethod { get; init; }

    public string? Notes { get; init; }

    public string? ExternalReference { get; init; }

    public static BookRequestBody Of(BookingRequest booking, AvinodeIdFormat format) => new()
    {
        QuoteId = booking.QuoteId.Value.For(format),
        TripId = booking.TripId.Value.For(format),
        Buyer = booking.Buyer,
        Passengers = booking.Passengers,
        PaymentMethod = booking.PaymentMethod,
        Notes = booking.Notes,
        ExternalReference = booking.ExternalReference,
    };
}
