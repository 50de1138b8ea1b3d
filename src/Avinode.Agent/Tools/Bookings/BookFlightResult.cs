using Avinode.Bookings;

namespace Avinode.Agent;

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

    /// <summary>What is known of the request: <c>accepted, unknown, sending</c>.</summary>
    public required string Outcome { get; init; }

    private const string Repeat = "This is a repeat: the booking existed before, and nothing was sent again.";

    public static BookFlightResult Of(BookingOrder order, BookingAnswer answer)
    {
        var booking = answer.Booking;
        return new BookFlightResult
        {
            BookingId = booking.AvinodeBookingId,
            QuoteId = order.QuoteId,
            TripId = order.TripId,
            Status = booking.Status.ToWire(),
            ConfirmationNumber = booking.ConfirmationNumber,
            OperatorResponseDeadline = Timestamp.Of(booking.ResponseDeadline),
            CreatedAt = Timestamp.Of(booking.CreatedAt),
            NextSteps = Bookings.StatusGuidance.For(booking.Submission, booking.Status, booking.AvinodeBookingId ?? booking.Reference),
            Reference = booking.Reference,
            Outcome = booking.Submission.ToWire(),
            Warnings = (answer.IsRepeat ? [Repeat, .. answer.Warnings] : answer.Warnings).OrNull(),
        };
    }
}
