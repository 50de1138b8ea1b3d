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
        pages.MapNothingHere();

        app.MapPageAssets();
        app.MapCspReports();
    }
}
