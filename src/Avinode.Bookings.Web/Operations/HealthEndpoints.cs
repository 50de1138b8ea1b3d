using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Avinode.Bookings.Web;

/// <summary>The probes of whoever runs the service.</summary>
internal static class HealthEndpoints
{
    public static void DescribeLive(RouteHandlerBuilder route) => route
        .WithTags("Operations")
        .WithSummary("The process is alive; nothing else is checked")
        .DisableRateLimiting();

    public static void DescribeReady(RouteHandlerBuilder route) => route
        .Produces<ReadinessView>(StatusCodes.Status503ServiceUnavailable)
        .WithTags("Operations")
        .WithSummary("The service can do its work: database, credentials at Avinode, mail")
        .DisableRateLimiting();

    public static Ok<HealthView> Live() => TypedResults.Ok(new HealthView("ok"));

    public static async Task<Results<Ok<ReadinessView>, JsonHttpResult<ReadinessView>>> ReadyAsync(
        Readiness readiness, CancellationToken cancellationToken)
    {
        var view = await readiness.CheckAsync(cancellationToken);
        return view.Status == "ok" ? TypedResults.Ok(view)
            : TypedResults.Json(view, ServiceJson.Default.ReadinessView, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>That the process is alive.</summary>
/// <param name="Status"><c>ok</c>.</param>
internal sealed record HealthView(string Status);

/// <summary>Runs the health checks, and logs each change of one once: probes ask every few seconds.</summary>
internal sealed partial class Readiness(HealthCheckService checks, ILogger<Readiness> logger)
{
    private readonly ConcurrentDictionary<string, string> _logged = new();

    public async Task<ReadinessView> CheckAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        foreach (var (name, entry) in report.Entries)
        {
            LogChange(name, entry.Description ?? "");
        }

        var components = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status switch
        {
            HealthStatus.Healthy => "ok",
            HealthStatus.Degraded => "away",
            _ => "not ok",
        });
        return new ReadinessView(report.Status == HealthStatus.Unhealthy ? "not ok" : "ok", components);
    }

    private void LogChange(string name, string why)
    {
        if (_logged.TryGetValue(name, out var before) ? before == why : why.Length == 0)
        {
            return;
        }

        _logged[name] = why;
        if (why.Length == 0)
        {
            Log.Back(logger, name);
        }
        else
        {
            Log.NotReady(logger, name, why);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Not ready, {Name}: {Why}")]
        public static partial void NotReady(ILogger logger, string name, string why);

        [LoggerMessage(LogLevel.Information, "Ready again: {Name}")]
        public static partial void Back(ILogger logger, string name);
    }
}

/// <summary>Whether the service can do its work. Anybody may ask, so the reasons are in the log only.</summary>
/// <param name="Status"><c>ok</c>, or <c>not ok</c> when a component is.</param>
/// <param name="Components">Each <c>ok</c>, <c>not ok</c>, or <c>away</c>: for now, and its work waits for it.</param>
internal sealed record ReadinessView(string Status, IReadOnlyDictionary<string, string> Components);
