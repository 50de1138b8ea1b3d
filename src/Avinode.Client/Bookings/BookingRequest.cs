namespace Avinode.Client;

/// <summary>What is asked of the operator. A class, not a record: a record would print passports.</summary>
public sealed class BookingRequest
{
    /// <summary>The quote to book.</summary>
    public required QuoteId QuoteId { get; init; }

    /// <summary>The trip that the quote was made for.</summary>
    public required TripId TripId { get; init; }

    /// <summary>Who buys the flight.</summary>
    public required Buyer Buyer { get; init; }

    /// <summary>Who flies; null when not known yet.</summary>
    public IReadOnlyList<Passenger>? Passengers { get; init; }

    /// <summary>On the wire as it stands: <c>wire_transfer</c>, <c>credit_card</c> or <c>invoice</c>.</summary>
    public required string PaymentMethod { get; init; }

    /// <summary>A note to the operator.</summary>
    public string? Notes { get; init; }

    /// <summary>Our own reference, by which the booking can be found again.</summary>
    public string? ExternalReference { get; init; }
}

/// <summary>Who buys the flight.</summary>
public sealed class Buyer
{
    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Company.</summary>
    public string? Company { get; init; }
}

/// <summary>One line of the passenger manifest.</summary>
public sealed class Passenger
{
    /// <summary>Given name.</summary>
    public required string FirstName { get; init; }

    /// <summary>Family name.</summary>
    public required string LastName { get; init; }

    /// <summary>ISO 8601 date.</summary>
    public string? DateOfBirth { get; init; }

    /// <summary>Passport number; never shown, logged or repeated.</summary>
    public string? PassportNumber { get; init; }

    /// <summary>ISO 3166-1 country code.</summary>
    public string? Nationality { get; init; }
}
