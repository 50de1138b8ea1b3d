namespace Avinode.Bookings.Web;

/// <summary>The table of contents: every page of the sales desk.</summary>
internal static class SalesPages
{
    public static void MapSalesPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription().AddEndpointFilter<PageFilter>().RequireAuthorization(Roles.Viewer);
        pages.MapTripPages();
        pages.MapBookingPages();
        pages.MapChatPages();
        pages.MapSignIn();

        // Whatever else a browser asks for, but not a program.
        pages.MapGet("/{**path:regex(^(?!api(/|$)).*)}", () => PageFilter.Page(StatusCodes.Status404NotFound, null)).WithOrder(int.MaxValue);

        app.MapPageAssets();
        app.MapCspReports();
    }
}
