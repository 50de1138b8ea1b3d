namespace Avinode.Bookings.Web;

/// <summary>The table of contents: every route of the service.</summary>
internal static class BookingsApi
{
    /// <summary>Where Avinode is to send its webhooks.</summary>
    public const string WebhookPath = "/api/webhooks/avinode";

    /// <summary>Where live events are streamed.</summary>
    public const string EventsPath = "/api/events";

    public static void MapBookingsApi(this IEndpointRouteBuilder app)
    {
        var bookings = app.MapGroup("/api/bookings").WithTags("Bookings");
        bookings.MapCreateBooking();
        bookings.MapListBookings();
        bookings.MapGetBooking();
        bookings.MapUpdateStatus();
        bookings.MapResolveBooking();

        app.MapGroup("/api/trips").WithTags("Trips").MapGetTrip();
        app.MapGroup("/api/quotes").WithTags("Quotes").MapGetProposal();
        app.MapGroup("/api/requests").WithTags("Requests").MapRequests();
        app.MapGroup(WebhookPath).WithTags("Webhooks").MapReceiveWebhook();
        app.MapGroup("/api/webhooks/events").WithTags("Webhooks").MapWebhookEvents();
        app.MapGroup(EventsPath).WithTags("Events").MapStreamEvents();

        app.MapHealth();
        app.MapSalesPages();
        app.MapOpenApi().AllowAnonymous();
    }
}
