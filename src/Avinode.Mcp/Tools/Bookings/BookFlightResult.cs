using Avinode.Bookings;

namespace Avinode.Mcp;

/// <summary>A booking that was asked for.</summary>
internal sealed record BookFlightResult : ToolResult
{
    /// <summary>Absent while the outcome is not known.</summary>
    public string? BookingId { get; init; }

    public required string QuoteId { get; init; }

    public required string TripId { get; init; }

    public required string Status { get; init; }

    public string? ConfirmationNumber { get; init; }

    public string? OperatorResponseDeadline { get; init; }

    public required string CreatedAt { get; init; }

    public required string NextSteps { get; init; }

    /// <summary>Our own name for the booking, with which its status can be asked for.</summary>
    public required string Reference { get; init; }

    /// <summary><c>accepted</c> or <c>unknown</c>.</summary>
    public required string Outcome { get; init; }

    public static BookFlightResult Of(BookingState booking) => new()
    {
        BookingId = booking.BookingId,
        QuoteId = booking.QuoteId!,
        TripId = booking.TripId!,
        Status = booking.Status.Word(),
        ConfirmationNumber = booking.ConfirmationNumber,
        OperatorResponseDeadline = Timestamp.Of(booking.ResponseDeadline),
        CreatedAt = Timestamp.Of(booking.CreatedAt!.Value),
        NextSteps = booking.NextSteps,
        Reference = booking.Reference!,
        Outcome = Outcomes.Word(booking.Outcome),
        Warnings = booking.Warnings.OrNull(),
    };
}
