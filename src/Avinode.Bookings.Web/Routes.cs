namespace Avinode.Bookings.Web;

/// <summary>Every route of the service. The first word of a line says who may call it.</summary>
internal static class Routes
{
    public const string Bookings = "/api/bookings";
    public const string Webhooks = "/api/webhooks/avinode";
    public const string Events = "/api/events";
    public const string Live = "/healthz";
    public const string Ready = "/readyz";
    public const string CspReports = "/csp-reports";

    public static void MapRoutes(this IEndpointRouteBuilder app)
    {
        var (viewer, booker, ops) = (app.For(Roles.Viewer), app.For(Roles.Booker), app.For(Roles.Ops));
        var avinode = app.For(WebhookAuthenticationHandler.Name);
        var anybody = app.MapGroup("").AllowAnonymous();

        booker.MapPost(Bookings, CreateBookingEndpoint.HandleAsync).With(CreateBookingEndpoint.Describe);
        viewer.MapGet(Bookings, ListBookingsEndpoint.HandleAsync).With(ListBookingsEndpoint.Describe);
        viewer.MapGet($"{Bookings}/{{id}}", GetBookingEndpoint.HandleAsync).With(GetBookingEndpoint.Describe);
        ops.MapPatch($"{Bookings}/{{id}}/status", UpdateBookingStatusEndpoint.HandleAsync).With(UpdateBookingStatusEndpoint.Describe);
        ops.MapPost($"{Bookings}/{{id}}/resolve", ResolveBookingEndpoint.HandleAsync).With(ResolveBookingEndpoint.Describe);

        viewer.MapGet("/api/trips/{id}", GetTripEndpoint.HandleAsync).With(GetTripEndpoint.Describe);
        viewer.MapGet("/api/quotes/{id}/proposal.pdf", GetProposalEndpoint.HandleAsync).With(GetProposalEndpoint.Describe);
        viewer.MapGet("/api/requests/{id}/messages", ListMessagesEndpoint.HandleAsync).With(ListMessagesEndpoint.Describe);
        booker.MapPost("/api/requests/{id}/messages", SendMessageEndpoint.HandleAsync).With(SendMessageEndpoint.Describe);
        booker.MapPost("/api/requests/{id}/decline", DeclineRequestEndpoint.HandleAsync).With(DeclineRequestEndpoint.Describe);

        viewer.MapGet(Events, StreamEventsEndpoint.HandleAsync).With(StreamEventsEndpoint.Describe);
        avinode.MapPost(Webhooks, ReceiveWebhookEndpoint.HandleAsync).With(ReceiveWebhookEndpoint.Describe);
        avinode.MapPost($"{Webhooks}/{{event}}", ReceiveWebhookEndpoint.HandleNamedAsync).With(ReceiveWebhookEndpoint.Describe);
        viewer.MapGet("/api/webhooks/events", ListWebhooksEndpoint.HandleAsync).With(ListWebhooksEndpoint.Describe);
        ops.MapPost("/api/webhooks/events/{id:long}/replay", ReplayWebhookEndpoint.HandleAsync).With(ReplayWebhookEndpoint.Describe);

        anybody.MapGet(Live, HealthEndpoints.Live).With(HealthEndpoints.DescribeLive);
        anybody.MapGet(Ready, HealthEndpoints.ReadyAsync).With(HealthEndpoints.DescribeReady);
        anybody.MapOpenApi();
        anybody.MapPost(CspReports, ReceiveCspReportEndpoint.HandleAsync).ExcludeFromDescription().RequireRateLimiting(RateLimits.Reports);
        anybody.MapGet(PageAssets.Route, PageAssets.Handle).ExcludeFromDescription();

        var pages = viewer.MapGroup("").ExcludeFromDescription().AddEndpointFilter<PageFilter>();
        pages.MapGet("/", TripPages.StartAsync);
        pages.MapGet("/trips", TripPages.OpenAsync);
        pages.MapGet("/trips/{id}", TripPages.ShowAsync);
        pages.MapGet("/quotes/{id}/state", TripPages.ShowQuoteStateAsync);
        pages.MapGet("/requests/{id}", ChatPages.ShowAsync);
        pages.MapGet("/bookings", BookingPages.ListAsync);
        pages.MapGet("/bookings/{id}", BookingPages.ShowAsync);
        pages.MapGet("/bookings/{id}/chat", ChatPages.ShowOfBookingAsync);
        pages.MapGet("/sign-in", SignInPages.Show).AllowAnonymous();
        pages.MapPost("/sign-in", SignInPages.SignInAsync).AllowAnonymous();
        pages.MapPost("/sign-out", SignInPages.SignOutAsync).AllowAnonymous();
        pages.MapGet("/not-found", NotFoundPage.Show).WithName(nameof(NotFoundPage));
    }

    private static RouteGroupBuilder For(this IEndpointRouteBuilder app, string policy) => app.MapGroup("").RequireAuthorization(policy);

    private static void With(this RouteHandlerBuilder route, Action<RouteHandlerBuilder> describe) => describe(route);
}
