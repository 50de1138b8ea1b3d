namespace Avinode.Bookings.Web;

/// <summary>
/// Whatever else a browser asks for is a page that says so. Not by a route for everything: that would match each wrong method, and hide
/// from a program which ones there are.
/// </summary>
internal static class NothingHere
{
    public static void MapNothingHere(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/nothing-here", () => PageFilter.Page(StatusCodes.Status404NotFound, null)).WithName(nameof(NothingHere));

    /// <summary>After routing, before it is asked who may see the page.</summary>
    public static void UseNothingHere(this WebApplication app)
    {
        var page = new Lazy<Endpoint>(() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .First(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == nameof(NothingHere)));
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is null && HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api"))
            {
                context.SetEndpoint(page.Value);
            }

            return next(context);
        });
    }
}
