namespace Avinode.Bookings.Web;

/// <summary>Which requests are refused for where they come from. Browsers say so, and no page can make them say otherwise.</summary>
internal static class RequestOrigin
{
    /// <summary>
    /// Where no key is required, access from this machine is the key. A page from elsewhere could borrow it by pointing its own name here
    /// (DNS rebinding); the Host header still carries that name.
    /// </summary>
    public static IApplicationBuilder UseLoopbackHost(this IApplicationBuilder app, ApiKeys keys) =>
        !keys.IsOpen ? app : app.Use((context, next) => SettingsSource.IsLoopback(context.Request.Host.Host)
            ? next(context)
            : throw new BadHttpRequestException(
                "Without API keys only localhost and loopback addresses are served; nothing was done. "
                + $"To use another name, set {Setting.ApiKeys.Name}.",
                StatusCodes.Status421MisdirectedRequest));

    /// <summary>
    /// Antiforgery: a change comes from our own pages or from a program, never from another site's page. Unlike a token this needs no
    /// state: a page left open over a restart goes on working.
    /// </summary>
    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) => app.Use((context, next) =>
        IsSameOrigin(context.Request)
            ? next(context)
            : throw new BadHttpRequestException(
                "This came from a page of another site; nothing was done.", StatusCodes.Status403Forbidden));

    internal static bool IsSameOrigin(HttpRequest request) =>
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
