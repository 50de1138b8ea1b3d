namespace Avinode.Bookings.Web;

// The columns of src/contract/onek-141.md, section 4.
/// <summary>A booking. Passports and dates of birth are masked.</summary>
internal sealed record BookingView
{
    public required Guid Id { get; init; }

    /// <summary>Our reference, assigned before the request is sent.</summary>
    public required string Reference { get; init; }

    /// <summary>The request in the broker's own product.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Avinode's id; absent while it is not known.</summary>
    public string? AvinodeBookingId { get; init; }
    public required string AvinodeQuoteId { get; init; }
    public required string AvinodeTripId { get; init; }
    public required string CustomerName { get; init; }

    /// <summary>Where the confirmation goes.</summary>
    public required string CustomerEmail { get; init; }
    public string? CustomerPhone { get; init; }
    public string? CustomerCompany { get; init; }

    /// <summary><c>pending, confirmed, payment_pending, paid, completed, cancelled, refunded</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What is known of the one request that made it: <c>ready, sending, accepted, rejected, unknown</c>.</summary>
    public required string Submission { get; init; }
    public string? ConfirmationNumber { get; init; }

    /// <summary>What the flight costs, in <see cref="Currency"/>.</summary>
    public decimal? TotalPrice { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }
    public string? PaymentMethod { get; init; }

    /// <summary>Avinode's word for the state of the payment.</summary>
    public required string PaymentStatus { get; init; }

    /// <summary>ICAO code.</summary>
    public required string DepartureAirport { get; init; }

    /// <summary>ICAO code.</summary>
    public required string ArrivalAirport { get; init; }

    /// <summary>Departure of the first leg, UTC; absent where the quote could not be read.</summary>
    public string? DepartureDate { get; init; }
    public string? AircraftType { get; init; }
    public string? OperatorName { get; init; }

    /// <summary>Who flies, masked.</summary>
    public IReadOnlyList<PassengerDetails>? Passengers { get; init; }

    /// <summary>UTC.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public required string UpdatedAt { get; init; }

    /// <summary>UTC.</summary>
    public string? ConfirmedAt { get; init; }

    /// <summary>UTC.</summary>
    public string? CancelledAt { get; init; }

    /// <summary>Until when the operator should reply, UTC.</summary>
    public string? OperatorResponseDeadline { get; init; }

    /// <summary>A note to the operator.</summary>
    public string? SpecialRequests { get; init; }
    public string? InternalNotes { get; init; }

    /// <summary>The broker's own reference.</summary>
    public string? ClientReference { get; init; }
    public required string NextSteps { get; init; }

    /// <summary>What could not be read, or is not as asked.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    public static BookingView Of(Booking booking, IReadOnlyList<PassengerDetails>? passengers, IReadOnlyList<string> warnings) => new()
    {
        Id = booking.Id,
        Reference = booking.Reference.ToString(),
        RequestId = booking.RequestId,
        AvinodeBookingId = booking.AvinodeBookingId?.ToString(),
        AvinodeQuoteId = booking.AvinodeQuoteId.ToString(),
        AvinodeTripId = booking.AvinodeTripId.ToString(),
        CustomerName = booking.CustomerName,
        CustomerEmail = booking.CustomerEmail,
        CustomerPhone = booking.CustomerPhone,
        CustomerCompany = booking.CustomerCompany,
        Status = booking.Status.ToWire(),
        Submission = booking.Submission.ToWire(),
        ConfirmationNumber = booking.ConfirmationNumber,
        TotalPrice = booking.TotalPrice,
        Currency = booking.Currency,
        PaymentMethod = booking.PaymentMethod,
        PaymentStatus = booking.PaymentStatus,
        DepartureAirport = booking.DepartureAirport,
        ArrivalAirport = booking.ArrivalAirport,
        DepartureDate = Timestamp.Of(booking.KnownDeparture),
        AircraftType = booking.AircraftType,
        OperatorName = booking.OperatorName,
        Passengers = passengers,
        CreatedAt = Timestamp.Of(booking.CreatedAt),
        UpdatedAt = Timestamp.Of(booking.UpdatedAt),
        ConfirmedAt = Timestamp.Of(booking.ConfirmedAt),
        CancelledAt = Timestamp.Of(booking.CancelledAt),
        OperatorResponseDeadline = Timestamp.Of(booking.ResponseDeadline),
        SpecialRequests = booking.SpecialRequests,
        InternalNotes = booking.InternalNotes,
        ClientReference = booking.ClientReference,
        NextSteps = StatusGuidance.For(booking),
        Warnings = Remarks(booking, warnings) is { Count: > 0 } remarks ? remarks : null,
    };

    private static IReadOnlyList<string> Remarks(Booking booking, IReadOnlyList<string> warnings) =>
        booking.OutcomeDetail is { } detail && !warnings.Contains(detail) ? [detail, .. warnings] : warnings;
}

/// <summary>A page of bookings, newest first.</summary>
/// <param name="Bookings">Without their passengers.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last one.</param>
internal sealed record BookingListView(IReadOnlyList<BookingView> Bookings, string? NextCursor);
