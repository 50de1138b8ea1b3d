using System.Text.Json;
using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>Takes browsers' reports of what the content policy refused, and logs them: on our pages there is nothing to refuse.</summary>
internal static partial class CspReportEndpoint
{
    private const int MaxBytes = 8 * 1024;
    private const int MaxWord = 200;

    public static void MapCspReports(this IEndpointRouteBuilder app) =>
        app.MapPost(PageHeaders.ReportPath, HandleAsync).ExcludeFromDescription().RequireRateLimiting(RateLimits.Reports).AllowAnonymous();

    private static async Task<IResult> HandleAsync(HttpContext context, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength is null or > MaxBytes)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, cancellationToken);
            var report = document.RootElement.GetProperty("csp-report");
            Log.Refused(logs.CreateLogger("Avinode.Bookings.Web.Pages"), Word(report, "effective-directive"), Word(report, "blocked-uri").Split('?')[0]);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return TypedResults.BadRequest();
        }

        return TypedResults.NoContent();
    }

    private static string Word(JsonElement report, string name) =>
        report.TryGetProperty(name, out var value) ? UntrustedText.Clean(value.ToString(), MaxWord).ReplaceLineEndings(" ") : "";

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A browser refused part of a page: {Directive} of {Address}")]
        public static partial void Refused(ILogger logger, string directive, string address);
    }
}
