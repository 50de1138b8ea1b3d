using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Starts and ends page sessions.</summary>
internal static class SignInPages
{
    private const int MaxForm = 4096;

    public static RazorComponentResult<SignInPage> Show(string? next) => Page(next, failed: false);

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SignInPage>>> SignInAsync(
        HttpContext context, ServiceSettings settings, SignInGuard guard, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > MaxForm)
        {
            return Page(next: null, failed: true);
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var next = form["next"].ToString();
        var address = context.Connection.RemoteIpAddress;
        if (!guard.IsHeldBack(address) && settings.ApiKeys.Find(form["key"].ToString().Trim()) is { } key)
        {
            await context.SignInAsync(PageSession.Scheme, ApiKeyHandler.Principal(key, PageSession.Scheme));
            return TypedResults.LocalRedirect(IsOurs(next) ? next : "/");
        }

        guard.Failed(address);
        return Page(next, failed: true);
    }

    // A Task for an HttpContext alone would be taken for a RequestDelegate, and its result dropped.
    public static async ValueTask<RedirectHttpResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(PageSession.Scheme);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static RazorComponentResult<SignInPage> Page(string? next, bool failed) =>
        new(new Dictionary<string, object?> { [nameof(SignInPage.Next)] = next, [nameof(SignInPage.Failed)] = failed })
        {
            StatusCode = failed ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK,
        };

    // "//host" and "/\host" are other hosts, and a header holds ASCII alone.
    private static bool IsOurs(string address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.All(c => c is >= ' ' and <= '~');
}
