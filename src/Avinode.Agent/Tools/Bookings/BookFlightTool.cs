using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class BookFlightTool(BookFlight bookFlight)
{
    /// <summary>
    /// Create booking request to confirm a flight quote. This initiates the booking process with the operator.
    /// A repeat with the same arguments never books twice: it returns the booking that exists.
    /// </summary>
    /// <param name="quote_id">The Avinode quote ID to book</param>
    /// <param name="trip_id">The trip ID containing the quote</param>
    /// <param name="customer"></param>
    /// <param name="passengers">Passenger manifest</param>
    /// <param name="payment_method">Payment method for booking</param>
    /// <param name="special_requests">Special requests or notes for operator</param>
    /// <param name="client_reference">Internal booking reference</param>
    [McpServerTool(Name = "book_flight", Title = "Book flight",
        ReadOnly = false, Destructive = true, Idempotent = true, OpenWorld = true, UseStructuredContent = true)]
    public async partial Task<BookFlightResult> RunAsync(
        [RegularExpression(IdGrammar.QuotePattern)] string quote_id,
        [RegularExpression(IdGrammar.TripPattern)] string trip_id,
        Customer customer,
        PassengerDetails[]? passengers = null,
        [AllowedValues(PaymentMethods.WireTransfer, PaymentMethods.CreditCard, PaymentMethods.Invoice)] string? payment_method = null,
        [StringLength(BookingRules.MaxSpecialRequests)] string? special_requests = null,
        [StringLength(BookingRules.MaxClientReference)] string? client_reference = null,
        CancellationToken cancellationToken = default)
    {
        var order = new BookingOrder
        {
            QuoteId = QuoteId.Parse(quote_id),
            TripId = TripId.Parse(trip_id),
            Customer = customer,
            Passengers = passengers,
            PaymentMethod = payment_method,
            SpecialRequests = special_requests,
            ClientReference = client_reference,
        };
        var booked = await bookFlight.RunAsync(order, key: null, Actors.Agent, cancellationToken);
        return BookFlightResult.Of(quote_id, trip_id, booked.Value);
    }
}

internal sealed record BookFlightResult : ToolResult
{
    private const string Repeat = "This is a repeat: the booking existed before, and nothing was sent again.";

    /// <summary>Absent while it is not known whether Avinode has the booking.</summary>
    public string? BookingId { get; init; }

    public required string QuoteId { get; init; }
    public required string TripId { get; init; }
    public required string Status { get; init; }
    public string? ConfirmationNumber { get; init; }
    public string? OperatorResponseDeadline { get; init; }
    public required string CreatedAt { get; init; }
    public required string NextSteps { get; init; }

    /// <summary>Unique, assigned before the request is sent; get_booking_status takes it as a booking_id.</summary>
    public required string Reference { get; init; }

    public required string Submission { get; init; }

    [Description(OutcomeAlias)]
    public required string Outcome { get; init; }

    public static BookFlightResult Of(string quoteId, string tripId, BookingResult result)
    {
        var booking = result.Booking;
        return new BookFlightResult
        {
            BookingId = booking.AvinodeBookingId?.ToString(),
            QuoteId = quoteId,
            TripId = tripId,
            Status = booking.Status.ToWire(),
            ConfirmationNumber = booking.ConfirmationNumber,
            OperatorResponseDeadline = Timestamp.Of(booking.ResponseDeadline),
            CreatedAt = Timestamp.Of(booking.CreatedAt),
            NextSteps = StatusGuidance.For(booking),
            Reference = booking.Reference.ToString(),
            Submission = booking.Submission.ToWire(),
            Outcome = booking.Submission.ToWire(),
            Warnings = (result.IsRepeat ? [Repeat, .. result.Warnings] : result.Warnings).OrNull(),
        };
    }
}
