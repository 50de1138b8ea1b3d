namespace Avinode.Bookings;

/// <summary>A booking: the row of src/contract/onek-141.md, and the write-ahead record of the one request that makes it.</summary>
public sealed record Booking
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Our own name for it, known before Avinode has one; unique.</summary>
    public required string Reference { get; init; }

    /// <summary>The request in the broker's own product.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Avinode's id, once known; unique.</summary>
    public string? AvinodeBookingId { get; init; }

    /// <summary>The quote in its canonical form, such as <c>aquote-123456</c>, whichever form was given.</summary>
    public required string AvinodeQuoteId { get; init; }

    /// <summary>The trip in its canonical form.</summary>
    public required string AvinodeTripId { get; init; }

    /// <summary>Who buys; empty once erased.</summary>
    public required string CustomerName { get; init; }

    /// <summary>Where the confirmation goes; empty once erased.</summary>
    public required string CustomerEmail { get; init; }

    /// <summary>Telephone number.</summary>
    public string? CustomerPhone { get; init; }

    /// <summary>Company.</summary>
    public string? CustomerCompany { get; init; }

    /// <summary>Where it stands.</summary>
    public BookingStatus Status { get; init; }

    /// <summary>The operator's number.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>What the flight costs, in <see cref="Currency"/>, with two decimals.</summary>
    public decimal? TotalPrice { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }

    /// <summary>One of <see cref="PaymentMethods"/>.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Avinode's word for the state of the payment.</summary>
    public string PaymentStatus { get; init; } = "pending";

    /// <summary>ICAO code at the time of booking; <c>unknown</c> where the quote could not be read.</summary>
    public required string DepartureAirport { get; init; }

    /// <summary>ICAO code at the time of booking; <c>unknown</c> where the quote could not be read.</summary>
    public required string ArrivalAirport { get; init; }

    /// <summary>Departure of the first leg, UTC; the time of booking where the quote could not be read.</summary>
    public required DateTimeOffset DepartureDate { get; init; }

    /// <summary>Departure of the first leg, UTC; null where the quote could not be read.</summary>
    public DateTimeOffset? KnownDeparture => DepartureDate == CreatedAt ? null : DepartureDate.ToUniversalTime();

    /// <summary>Aircraft type at the time of booking.</summary>
    public string? AircraftType { get; init; }

    /// <summary>Operator at the time of booking.</summary>
    public string? OperatorName { get; init; }

    /// <summary>The passenger manifest, encrypted; null when there is none, or once erased.</summary>
    public ReadOnlyMemory<byte>? Passengers { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the operator's confirmation became known, UTC: what awaits payment, is paid or flown was confirmed, whether or not we were told of that by itself.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When it was cancelled, UTC.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>A note to the operator.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>A note among ourselves, such as why a person decided an outcome.</summary>
    public string? InternalNotes { get; init; }

    /// <summary>The broker's own reference.</summary>
    public string? ClientReference { get; init; }

    /// <summary>What is known of the request that makes it.</summary>
    public SubmissionStatus Submission { get; init; }

    /// <summary>What says that two calls mean the same booking; unique among those not rejected.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>A keyed hash of each field of the order, so that calls with one key can be compared without their values.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>How often it was claimed for sending.</summary>
    public int Attempts { get; init; }

    /// <summary>How often it was looked up since it became unknown.</summary>
    public int Lookups { get; init; }

    /// <summary>When it is due to be looked up again, UTC.</summary>
    public DateTimeOffset? NextLookupAt { get; init; }

    /// <summary>Until when the operator is to answer, UTC.</summary>
    public DateTimeOffset? ResponseDeadline { get; init; }

    /// <summary>Why it was rejected or is unknown: clean words without personal data.</summary>
    public string? OutcomeDetail { get; init; }

    /// <summary>Counts the changes; each is made only if nobody else made one since.</summary>
    public long Version { get; init; }

    /// <summary>The reference alone: the rest is personal.</summary>
    public override string ToString() => Reference;
}
