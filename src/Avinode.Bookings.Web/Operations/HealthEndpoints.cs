using Microsoft.AspNetCore.Http.HttpResults;

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
