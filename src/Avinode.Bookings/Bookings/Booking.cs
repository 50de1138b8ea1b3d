using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>
/// A row of the table in src/contract/onek-141.md, and the write-ahead record of the request that makes it. What only a change may set
/// (<see cref="BookingChanges"/>) can be set by the domain alone. Times are UTC.
/// </summary>
public sealed record Booking
{
    public required Guid Id { get; init; }
    public required BookingReference Reference { get; init; }

    /// <summary>The request in the broker's own product.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Unique; null until Avinode has named it.</summary>
    public BookingId? AvinodeBookingId { get; internal init; }

    public required QuoteId AvinodeQuoteId { get; init; }
    public required TripId AvinodeTripId { get; init; }

    /// <summary>Who buys; empty once erased.</summary>
    public required string CustomerName { get; init; }

    /// <summary>Where the confirmation goes; empty once erased.</summary>
    public required string CustomerEmail { get; init; }

    public string? CustomerPhone { get; init; }
    public string? CustomerCompany { get; init; }
    public BookingStatus Status { get; internal init; }
    public string? ConfirmationNumber { get; internal init; }

    /// <summary>What the flight costs, in <see cref="Currency"/>, with two decimals.</summary>
    public decimal? TotalPrice { get; init; }

    public string? Currency { get; init; }

    /// <summary>One of <see cref="PaymentMethods"/>.</summary>
    public string? PaymentMethod { get; init; }

    public string PaymentStatus { get; internal init; } = "pending";

    /// <summary>ICAO code at the time of booking; <c>unknown</c> where the quote could not be read.</summary>
    public required string DepartureAirport { get; init; }

    /// <summary>ICAO code at the time of booking; <c>unknown</c> where the quote could not be read.</summary>
    public required string ArrivalAirport { get; init; }

    /// <summary>Departure of the first leg; the time of booking where the quote could not be read.</summary>
    public required DateTimeOffset DepartureDate { get; init; }

    /// <summary>Departure of the first leg; null where the quote could not be read.</summary>
    public DateTimeOffset? KnownDeparture => DepartureDate == CreatedAt ? null : DepartureDate.ToUniversalTime();

    public string? AircraftType { get; init; }
    public string? OperatorName { get; init; }

    /// <summary>The passenger manifest, encrypted; null when there is none, or once erased.</summary>
    public ReadOnlyMemory<byte>? Passengers { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; internal init; }

    /// <summary>
    /// When the operator's confirmation became known: what awaits payment, is paid or flown was confirmed, whether or not we were told of
    /// that by itself.
    /// </summary>
    public DateTimeOffset? ConfirmedAt { get; internal init; }

    public DateTimeOffset? CancelledAt { get; internal init; }
    public string? SpecialRequests { get; init; }

    /// <summary>Not for the operator or the customer: such as why a person decided an outcome.</summary>
    public string? InternalNotes { get; internal init; }

    public string? ClientReference { get; init; }

    /// <summary>Under what Avinode knows the booking: the broker's reference, else ours.</summary>
    public string ExternalReference => ClientReference ?? Reference.ToString();

    /// <summary>What is known of the request that makes it.</summary>
    public SubmissionStatus Submission { get; internal init; }

    /// <summary>What says that two calls mean the same booking; unique among those not rejected.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>A keyed hash of each field of the order, so that calls with one key can be compared without their values.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>How often it was claimed for sending.</summary>
    public int Attempts { get; internal init; }

    /// <summary>How often it was looked up since it became unknown.</summary>
    public int Lookups { get; internal init; }

    public DateTimeOffset? NextLookupAt { get; internal init; }

    /// <summary>Until when the operator is to answer.</summary>
    public DateTimeOffset? ResponseDeadline { get; internal init; }

    /// <summary>Why it was rejected or is unknown: clean words without personal data.</summary>
    public string? OutcomeDetail { get; internal init; }

    /// <summary>Counts the changes; each is made only if nobody else made one since.</summary>
    public long Version { get; internal init; }

    /// <summary>The reference alone: the rest is personal.</summary>
    public override string ToString() => Reference.ToString();
}
