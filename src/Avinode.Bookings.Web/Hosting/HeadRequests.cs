namespace Avinode.Bookings.Web;

/// <summary>
/// Answers HEAD as GET: the server leaves the body out by itself. Live events have no end, so there is no HEAD of them.
/// </summary>
internal static class HeadRequests
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!HttpMethods.IsHead(request.Method) || request.Path.StartsWithSegments(BookingsApi.EventsPath))
        {
            await next(context);
            return;
        }

        request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            // For the request log.
            request.Method = HttpMethods.Head;
        }
    }
}
