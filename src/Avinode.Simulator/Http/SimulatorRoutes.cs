namespace Avinode.Simulator;

/// <summary>The table of contents: every route of the simulator, under <c>/api/</c>.</summary>
internal static class SimulatorRoutes
{
    public static readonly Route[] All =
    [
        Route.Get("trips/{tripId}", TripRoutes.Read),
        Route.Put("trips/{tripId}/cancel", TripRoutes.Cancel),

        Route.Get("rfqs/{rfqOrTripId}", RfqRoutes.Read),
        Route.Put("rfqs/{rfqId}/cancel", RfqRoutes.Cancel),

        Route.Get("quotes/{quoteId}", QuoteRoutes.Read),
        Route.Get("streams/quotes/{quoteId}", QuoteRoutes.Proposal),

        Route.Get("tripmsgs/{messageId}", MessageRoutes.Read),
        Route.Get("tripmsgs/{requestId}/chat", MessageRoutes.Chat),
        Route.Post("tripmsgs/{requestId}/chat", MessageRoutes.Send),
        Route.Post("tripmsgs/{requestId}/decline", RfqRoutes.Decline),
        Route.Post("tripmsgs/{requestId}/submitQuote", QuoteRoutes.Submit),

        Route.Post("bookrequest", BookingRoutes.Book),
        Route.Get("bookings", BookingRoutes.Find),
        Route.Get("bookings/{bookingId}", BookingRoutes.Read),
    ];
}
