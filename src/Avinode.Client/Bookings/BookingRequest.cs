namespace Avinode.Client;

/// <summary>A booking request to the operator. A class, not a record: a record would print passports.</summary>
public sealed class BookingRequest
{
    public required QuoteId QuoteId { get; init; }
    public required TripId TripId { get; init; }
    public required Buyer Buyer { get; init; }

    /// <summary>Null when not known yet.</summary>
    public IReadOnlyList<Passenger>? Passengers { get; init; }

    /// <summary><c>wire_transfer</c>, <c>credit_card</c> or <c>invoice</c>.</summary>
    public required string PaymentMethod { get; init; }

    public string? Notes { get; init; }

    /// <summary>Our own reference, by which the booking can be found again.</summary>
    public string? ExternalReference { get; init; }
}

/// <summary>Who buys the flight.</summary>
public sealed class Buyer
{
    public required string Name { get; init; }
    public required string Email { get; init; }
    public string? Phone { get; init; }
    public string? Company { get; init; }
}

/// <summary>One line of the passenger manifest.</summary>
public sealed class Passenger
{
    public required string FirstName { get; init; }
    public required string LastName { get; init; }

    /// <summary>ISO 8601 date.</summary>
    public string? DateOfBirth { get; init; }

    /// <summary>Never shown, logged or repeated.</summary>
    public string? PassportNumber { get; init; }

    public string? Nationality { get; init; }
}

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
