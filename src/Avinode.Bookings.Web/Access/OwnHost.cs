namespace Avinode.Bookings.Web;

/// <summary>
/// Where nobody is asked for a key, being on this machine is the key. A page from elsewhere could borrow it by having its own name point
/// here (DNS rebinding): to the browser we would then be of its origin. But the browser still says by which name it came.
/// </summary>
internal static class OwnHost
{
    public static IApplicationBuilder UseOwnHost(this IApplicationBuilder app, ApiKeys keys) => !keys.IsOpen ? app : app.Use((context, next) =>
        SettingsSource.IsLoopback(context.Request.Host.Host)
            ? next(context)
            : throw new BadHttpRequestException(
                $"Without keys only localhost and loopback addresses are answered; nothing was done. To use another name, set {Setting.ApiKeys.Name}.", StatusCodes.Status421MisdirectedRequest));
}
