using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;

namespace Avinode.Bookings.Web;

/// <summary>One line for each request. It names the route, not the address: an address may hold an e-mail address.</summary>
internal sealed partial class RequestLog(TimeProvider clock, ILogger<RequestLog> logger) : IMiddleware
{
    /// <summary>The route of a request as it stands in the table of contents.</summary>
    public static string RouteOf(HttpContext context) =>
        (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)
            is RouteEndpoint { RoutePattern.RawText: { } route } ? $"/{route.Trim('/')}" : "(no route)";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var start = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = RouteOf(context);
            var isQuiet = IsFrequent(route) && context.Response.StatusCode < StatusCodes.Status500InternalServerError;
            var level = isQuiet ? LogLevel.Debug : LogLevel.Information;
            if (logger.IsEnabled(level))
            {
                var milliseconds = Math.Round(clock.GetElapsedTime(start).TotalMilliseconds, 1);
                var (role, trace) = (RoleOf(context.User), Activity.Current?.TraceId.ToHexString() ?? "-");
                Log.Completed(logger, level, context.Request.Method, route, context.Response.StatusCode, milliseconds, role, trace);
            }
        }
    }

    // Webhooks come by the thousand, and probes every few seconds.
    private static bool IsFrequent(string route) =>
        route.StartsWith(Routes.Webhooks, StringComparison.Ordinal) || route is Routes.Live or Routes.Ready;

    private static string RoleOf(ClaimsPrincipal user) =>
        Enum.GetValues<Role>().Select(role => role.ToWire()).LastOrDefault(user.IsInRole) ?? "-";

    private static partial class Log
    {
        [LoggerMessage(Message = "{Method} {Route} {Status} in {Milliseconds} ms, role {Role}, trace {Trace}")]
        public static partial void Completed(
            ILogger logger, LogLevel level, string method, string route, int status, double milliseconds, string role, string trace);
    }
}
