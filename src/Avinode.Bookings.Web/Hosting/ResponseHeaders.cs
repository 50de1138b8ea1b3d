using Microsoft.Extensions.Primitives;

namespace Avinode.Bookings.Web;

/// <summary>The headers of every response, unless its endpoint sets others.</summary>
internal static class ResponseHeaders
{
    // Never silently: a program sees on each response that nothing is real, as a person does on each page.
    private const string SimulatorHeader = "X-Simulated";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // At the last moment: a failure clears what was set before.
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        if (context.RequestServices.GetRequiredService<ServiceSettings>().Avinode.Simulator)
        {
            headers.TryAdd(SimulatorHeader, "true");
        }

        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Referrer-Policy", "same-origin");
        if (StringValues.IsNullOrEmpty(headers.CacheControl))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}

/// <summary>
/// Handles HEAD as GET; the server leaves out the body. Live events have no end, so there is no HEAD of them.
/// </summary>
internal static class HeadRequests
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!HttpMethods.IsHead(request.Method) || request.Path.StartsWithSegments(Routes.Events))
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
