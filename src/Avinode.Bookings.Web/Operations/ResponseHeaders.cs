using Microsoft.Extensions.Primitives;

namespace Avinode.Bookings.Web;

/// <summary>What every answer tells a browser, unless its endpoint knows better.</summary>
internal static class ResponseHeaders
{
    // Never silently: a program sees on each answer that nothing is real, as a reader does on each page.
    private const string SimulatorHeader = "X-Simulated";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // At the last moment: a failure on the way clears what was set before.
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
