using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class BookFlightTool(BookingService desk)
{
    /// <summary>Create booking request to confirm a flight quote. This initiates the booking process with the operator. A repeat with the same arguments never books twice: it returns the booking that exists.</summary>
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
            QuoteId = quote_id,
            TripId = trip_id,
            Customer = customer,
            Passengers = passengers,
            PaymentMethod = payment_method,
            SpecialRequests = special_requests,
            ClientReference = client_reference,
        };
        return BookFlightResult.Of(order, await desk.BookAsync(order, key: null, Actors.Agent, cancellationToken));
    }
}
