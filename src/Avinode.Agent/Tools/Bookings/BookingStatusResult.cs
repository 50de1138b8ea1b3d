using Avinode.Bookings;

namespace Avinode.Agent;

/// <summary>Where a booking stands.</summary>
internal sealed record BookingStatusResult : ToolResult
{
    public required string BookingId { get; init; }

    public required string Status { get; init; }

    public string? ConfirmationNumber { get; init; }

    public string? PaymentStatus { get; init; }

    public string? QuoteId { get; init; }

    public string? TripId { get; init; }

    public decimal? TotalPrice { get; init; }

    public string? Currency { get; init; }

    public string? UpdatedAt { get; init; }

    /// <summary>What is known of the request: <c>accepted, unknown, sending, rejected, ready</c>.</summary>
    public string? Outcome { get; init; }

    public required string NextSteps { get; init; }

    public static BookingStatusResult Of(string asked, BookingState booking) => new()
    {
        BookingId = booking.BookingId ?? asked,
        Status = booking.Status.ToWire(),
        ConfirmationNumber = booking.ConfirmationNumber,
        PaymentStatus = booking.PaymentStatus,
        QuoteId = booking.QuoteId,
        TripId = booking.TripId,
        TotalPrice = booking.TotalPrice,
        Currency = booking.Currency,
        UpdatedAt = Timestamp.Of(booking.UpdatedAt),
        Outcome = booking.Submission.ToWire(),
        NextSteps = booking.NextSteps,
        Warnings = booking.Warnings.OrNull(),
    };
}
