namespace Avinode.Bookings.Web;

/// <summary>
/// Where nobody is asked for a key, the service answers to names of the loopback only: else any page could point a name of its own at this
/// machine, and would be of the same origin as we are.
/// </summary>
internal static class LoopbackNames
{
    public static IApplicationBuilder UseLoopbackNames(this IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<ServiceSettings>().ApiKeys.IsOpen
            ? app.Use((context, next) => IsLoopback(context.Request.Host)
                ? next(context)
                : throw new BadHttpRequestException("Without keys the service answers to names of the loopback only: call it 127.0.0.1 or localhost.", StatusCodes.Status421MisdirectedRequest))
            : app;

    private static bool IsLoopback(HostString host) =>
        host.HasValue && Uri.TryCreate($"http://{host.Value}", UriKind.Absolute, out var address) && SettingsSource.IsLoopback(address);
}
