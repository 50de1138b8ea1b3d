using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class ListBookingsTool(BookingReader bookings)
{
    /// <summary>
    /// List the bookings made here, newest first: what was booked, for whom, and where it stands as far as known.
    /// For the newest word of one booking use get_booking_status.
    /// </summary>
    /// <param name="status">Only bookings in this state</param>
    /// <param name="customer">Part of the customer's name, e-mail address or company</param>
    /// <param name="from">Only bookings made at or after this time (ISO 8601)</param>
    /// <param name="until">Only bookings made before this time (ISO 8601)</param>
    /// <param name="limit">The most bookings to return</param>
    /// <param name="cursor">next_cursor of the page before</param>
    [McpServerTool(Name = "list_bookings", Title = "Bookings",
        ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    public async partial Task<BookingListResult> RunAsync(
        [AllowedValues("pending", "confirmed", "payment_pending", "paid", "completed", "cancelled", "refunded")] string? status = null,
        [StringLength(BookingRules.MaxEmail, MinimumLength = 1)] string? customer = null,
        string? from = null,
        string? until = null,
        [Range(1, 200)] int limit = 50,
        string? cursor = null,
        CancellationToken cancellationToken = default)
    {
        var filter = new BookingFilter
        {
            Status = BookingStatuses.TryRead(status, out var wanted) ? wanted : null,
            Customer = customer,
            From = Timestamp.Read(from),
            Until = Timestamp.Read(until),
            Limit = limit,
            After = BookingCursor.TryRead(cursor, out var after) ? after : null,
        };
        var page = (await bookings.ListAsync(filter, cancellationToken)).Value;
        return new BookingListResult
        {
            Bookings = [.. page.Bookings.Select(BookingSummary.Of)],
            NextCursor = page.Next?.ToString(),
        };
    }
}

internal sealed record BookingListResult : ToolResult
{
    public required BookingSummary[] Bookings { get; init; }

    /// <summary>Absent on the last page.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>Nothing of the passengers.</summary>
internal sealed record BookingSummary
{
    public required string Reference { get; init; }
    public string? BookingId { get; init; }
    public required string Status { get; init; }
    public required string Submission { get; init; }

    [Description(ToolResult.OutcomeAlias)]
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
        Reference = booking.Reference.ToString(),
        BookingId = booking.AvinodeBookingId?.ToString(),
        Status = booking.Status.ToWire(),
        Submission = booking.Submission.ToWire(),
        Outcome = booking.Submission.ToWire(),
        ConfirmationNumber = booking.ConfirmationNumber,
        ClientReference = booking.ClientReference,
        QuoteId = booking.AvinodeQuoteId.ToString(),
        TripId = booking.AvinodeTripId.ToString(),
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
