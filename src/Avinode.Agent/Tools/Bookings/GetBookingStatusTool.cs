using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class GetBookingStatusTool(GetBookingStatus getStatus)
{
    /// <summary>Get the current status of a flight booking. Safe to call often; it never changes anything.</summary>
    /// <param name="booking_id">The booking ID to check</param>
    [McpServerTool(Name = "get_booking_status", Title = "Booking status",
        ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true, UseStructuredContent = true)]
    public async partial Task<BookingStatusResult> RunAsync(
        [RegularExpression(IdGrammar.Shape)] string booking_id, CancellationToken cancellationToken)
    {
        var report = await getStatus.RunAsync(BookingId.Parse(booking_id), Actors.Agent, cancellationToken);
        return BookingStatusResult.Of(booking_id, report.Value);
    }
}

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
    public required string Submission { get; init; }

    [Description(OutcomeAlias)]
    public string? Outcome { get; init; }

    public required string NextSteps { get; init; }

    public static BookingStatusResult Of(string asked, BookingStatusReport booking) => new()
    {
        BookingId = booking.BookingId?.ToString() ?? asked,
        Status = booking.Status.ToWire(),
        ConfirmationNumber = booking.ConfirmationNumber,
        PaymentStatus = booking.PaymentStatus,
        QuoteId = booking.QuoteId,
        TripId = booking.TripId,
        TotalPrice = booking.TotalPrice,
        Currency = booking.Currency,
        UpdatedAt = Timestamp.Of(booking.UpdatedAt),
        Submission = booking.Submission.ToWire(),
        Outcome = booking.Submission.ToWire(),
        NextSteps = booking.Booking is { } kept
            ? StatusGuidance.For(kept)
            : StatusGuidance.For(booking.Submission, booking.Status, $"{booking.BookingId}"),
        Warnings = booking.Warnings.OrNull(),
    };
}
