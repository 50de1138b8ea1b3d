using Avinode.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>The chat with an operator, as a page. Other pages load parts of it.</summary>
internal static class ChatPages
{
    public static Task<RazorComponentResult<ChatPage>> ShowAsync(
        string id, HttpContext context, AvinodeClient avinode, CancellationToken cancellationToken) =>
        PageAsync(id, [], context, avinode, cancellationToken);

    // A booking knows its quote; only Avinode knows the request of the quote.
    public static async Task<RazorComponentResult<ChatPage>> ShowOfBookingAsync(
        string id, HttpContext context, BookingReader bookings, TripReader trips, AvinodeClient avinode,
        CancellationToken cancellationToken)
    {
        var booking = (await bookings.FindAsync(id, cancellationToken)).Value;
        var trip = await trips.ReadAsync(TripKey.Of(booking.AvinodeTripId), cancellationToken);
        var (request, option) = trip.Requests.SelectMany(request => request.Options.Select(option => (request, option)))
            .FirstOrDefault(offer => IsOf(booking, offer.option));
        if (request is null)
        {
            throw new RefusalException(Refusal.NotFound(id));
        }

        var legs = option.Quote?.Details?.Legs ?? trip.Trip.Legs;
        return await PageAsync(request.Request.RequestId, legs, context, avinode, cancellationToken);
    }

    private static bool IsOf(Booking booking, LiftOffer option) =>
        option.Quote is { } quote && QuoteId.Parse(quote.QuoteId) == booking.AvinodeQuoteId;

    private static async Task<RazorComponentResult<ChatPage>> PageAsync(
        string request, IReadOnlyList<FlightLeg> legs, HttpContext context, AvinodeClient avinode, CancellationToken cancellationToken) =>
        new(new Dictionary<string, object?>
        {
            [nameof(ChatPage.RequestId)] = request,
            [nameof(ChatPage.Messages)] = (await avinode.GetMessagesAsync(RfqId.Parse(request), cancellationToken)).Messages,
            [nameof(ChatPage.Legs)] = legs,
            [nameof(ChatPage.CanWrite)] = context.User.IsInRole(Roles.Booker),
        });
}
