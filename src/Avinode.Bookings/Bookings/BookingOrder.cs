using System.ComponentModel.DataAnnotations;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>
/// What a customer wants booked, as a host has read it; <see cref="BookingRules"/> say whether it can be. Classes, not records: a record
/// would print passports.
/// </summary>
public sealed class BookingOrder
{
    /// <summary>Null where what was given is no quote's id.</summary>
    public required QuoteId? QuoteId { get; init; }

    /// <summary>The trip that the quote was made for; null where what was given is no trip's id.</summary>
    public required TripId? TripId { get; init; }

    public required Customer Customer { get; init; }

    /// <summary>Who flies; null when not known yet.</summary>
    public IReadOnlyList<PassengerDetails>? Passengers { get; init; }

    /// <summary>One of <see cref="PaymentMethods"/>; <see cref="PaymentMethods.WireTransfer"/> when null.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>A note to the operator.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The broker's own reference.</summary>
    public string? ClientReference { get; init; }

    /// <summary>The request in the broker's own product that the booking answers.</summary>
    public Guid? RequestId { get; init; }
}

/// <summary>Who buys the flight.</summary>
public sealed class Customer
{
    /// <summary>Full name.</summary>
    [StringLength(BookingRules.MaxName)]
    public required string Name { get; init; }

    /// <summary>E-mail address, to which the confirmation goes.</summary>
    [EmailAddress]
    [StringLength(BookingRules.MaxEmail)]
    public required string Email { get; init; }

    /// <summary>Telephone number.</summary>
    [StringLength(BookingRules.MaxPhone)]
    public string? Phone { get; init; }

    /// <summary>Company.</summary>
    [StringLength(BookingRules.MaxName)]
    public string? Company { get; init; }
}

/// <summary>One line of the passenger manifest.</summary>
public sealed class PassengerDetails
{
    /// <summary>Given name.</summary>
    [StringLength(BookingRules.MaxName)]
    public required string FirstName { get; init; }

    /// <summary>Family name.</summary>
    [StringLength(BookingRules.MaxName)]
    public required string LastName { get; init; }

    /// <summary>ISO 8601 date.</summary>
    public string? DateOfBirth { get; init; }

    /// <summary>Passport number; never shown, logged or repeated.</summary>
    public string? PassportNumber { get; init; }

    /// <summary>ISO 3166-1 country code, of two or three letters.</summary>
    public string? Nationality { get; init; }
}

/// <summary>The ways to pay of src/contract/onek-141.md.</summary>
public static class PaymentMethods
{
    /// <summary>The way when none is named.</summary>
    public const string WireTransfer = "wire_transfer";

    public const string CreditCard = "credit_card";

    public const string Invoice = "invoice";
}
