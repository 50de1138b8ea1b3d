using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Tells whoever runs the service how it is. Anybody may ask; strangers learn no more than that.</summary>
internal static class HealthEndpoints
{
    public const string LivePath = "/healthz";
    public const string ReadyPath = "/readyz";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(LivePath, () => TypedResults.Ok(new HealthView("ok")))
            .WithTags("Operations")
            .WithSummary("The process lives; nothing else is asked")
            .AllowAnonymous().DisableRateLimiting();
        routes.MapGet(ReadyPath, ReadyAsync)
            .Produces<ReadinessView>(StatusCodes.Status503ServiceUnavailable)
            .WithTags("Operations")
            .WithSummary("The service can do its work: database, credentials at Avinode, mail")
            .AllowAnonymous().DisableRateLimiting();
    }

    private static async Task<Results<Ok<ReadinessView>, JsonHttpResult<ReadinessView>>> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var view = await readiness.AskAsync(cancellationToken);
        return view.Status == "ok" ? TypedResults.Ok(view) : TypedResults.Json(view, ServiceJson.Default.ReadinessView, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>That the process lives.</summary>
/// <param name="Status"><c>ok</c>.</param>
internal sealed record HealthView(string Status);
