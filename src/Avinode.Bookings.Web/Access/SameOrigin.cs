namespace Avinode.Bookings.Web;

/// <summary>
/// Antiforgery: what changes something comes from our own pages or from a program, never from another site's page. Browsers say where a
/// request comes from, and no page can make them say otherwise. Unlike a token it needs no state: a page left open over a restart goes on working.
/// </summary>
internal static class SameOrigin
{
    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) => app.Use((context, next) =>
        IsAllowed(context.Request)
            ? next(context)
            : throw new BadHttpRequestException("This came from a page of another site; nothing was done.", StatusCodes.Status403Forbidden));

    internal static bool IsAllowed(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
        || (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString()) switch
        {
            ("same-origin" or "none", _) => true,
            ({ Length: > 0 }, _) => false,

            // Browsers older than the header name at least the origin. A proxy in front may end TLS, so the scheme does not count.
            (_, { Length: > 0 } origin) => Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value,

            // No browser, so a program; and a program has no session.
            _ => !request.Cookies.ContainsKey(PageSession.CookieName),
        };
}
