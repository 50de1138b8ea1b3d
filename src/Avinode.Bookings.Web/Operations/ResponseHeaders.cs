using Microsoft.Extensions.Primitives;

namespace Avinode.Bookings.Web;

/// <summary>What every answer tells a browser, unless its endpoint knows better.</summary>
internal static class ResponseHeaders
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // At the last moment: a failure on the way clears what was set before.
        context.Response.OnStarting(Set, context.Response);
        return next(context);
    }

    private static Task Set(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Referrer-Policy", "same-origin");
        if (StringValues.IsNullOrEmpty(headers.CacheControl))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
