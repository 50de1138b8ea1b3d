using Avinode.Bookings;

namespace Avinode.Agent;

/// <summary>A page of bookings.</summary>
internal sealed record BookingListResult : ToolResult
{
    public required BookingSummary[] Bookings { get; init; }

    /// <summary>Absent on the last page.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>A booking as a list shows it. Nothing of its passengers.</summary>
internal sealed record BookingSummary
{
    public required string Reference { get; init; }

    public string? BookingId { get; init; }

    public required string Status { get; init; }

    public required string Outcome { get; init; }

    public string? ConfirmationNumber { get; init; }

    public string? ClientReference { get; init; }

    public required string QuoteId { get; init; }

    public required string TripId { get; init; }

    public required string CustomerName { get; init; }

    public required string CustomerEmail { get; init; }

    public required string Route { get; init; }

    public string? DepartureDate { get; init; }

    public string? OperatorName { get; init; }

    public decimal? TotalPrice { get; init; }

    public string? Currency { get; init; }

    public required string CreatedAt { get; init; }

    public static BookingSummary Of(Booking booking) => new()
    {
        Reference = booking.Reference,
        BookingId = booking.AvinodeBookingId,
        Status = booking.Status.ToWire(),
        Outcome = booking.Submission.ToWire(),
        ConfirmationNumber = booking.ConfirmationNumber,
        ClientReference = booking.ClientReference,
        QuoteId = booking.AvinodeQuoteId,
        TripId = booking.AvinodeTripId,
        CustomerName = booking.CustomerName,
        CustomerEmail = booking.CustomerEmail,
        Route = $"{booking.DepartureAirport}-{booking.ArrivalAirport}",
        DepartureDate = Timestamp.Of(booking.KnownDeparture),
        OperatorName = booking.OperatorName,
        TotalPrice = booking.TotalPrice,
        Currency = booking.Currency,
        CreatedAt = Timestamp.Of(booking.CreatedAt),
    };
}
