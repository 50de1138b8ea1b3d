namespace Avinode.Bookings.Web;

/// <summary>What browsers are told about every page: nothing from elsewhere, nothing inline, no frames, nothing kept.</summary>
internal static class PageHeaders
{
    /// <summary>Where browsers report what the policy refused.</summary>
    public const string ReportPath = "/csp-reports";

    // Scripts may make nodes out of text in one place only: the one that reads our own pages again.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types own-pages; report-uri " + ReportPath;

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
