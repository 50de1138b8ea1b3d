using System.Text.Json;
using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>The security headers of every page: nothing from elsewhere, nothing inline, no frames, nothing cached.</summary>
internal static class PageHeaders
{
    // Scripts may make nodes out of text in one place only: the one that reads our own pages again.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types own-pages; report-uri " + Routes.CspReports;

    public static void Write(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
    }
}

/// <summary>Logs what a browser reports as refused by the content policy. Our own pages never cause a report.</summary>
internal static partial class ReceiveCspReportEndpoint
{
    private const int MaxBytes = 8 * 1024;
    private const int MaxText = 200;

    public static async Task<IResult> HandleAsync(HttpContext context, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength is null or > MaxBytes)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, cancellationToken);
            var report = document.RootElement.GetProperty("csp-report");
            var (directive, address) = (Text(report, "effective-directive"), Text(report, "blocked-uri").Split('?')[0]);
            Log.Refused(logs.CreateLogger("Avinode.Bookings.Web.Pages"), directive, address);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return TypedResults.BadRequest();
        }

        return TypedResults.NoContent();
    }

    private static string Text(JsonElement report, string name) =>
        report.TryGetProperty(name, out var value) ? UntrustedText.Clean(value.ToString(), MaxText).ReplaceLineEndings(" ") : "";

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A browser refused part of a page: {Directive} of {Address}")]
        public static partial void Refused(ILogger logger, string directive, string address);
    }
}
