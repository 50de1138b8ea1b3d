using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Avinode.Bookings.Web;

/// <summary>Knows people by the session that they opened on the sign-in page. Who has none is sent there; a script of a page is told 401.</summary>
internal sealed class PageSessionHandler(
    ServiceSettings settings, TimeProvider clock, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "page-session";

    /// <summary>Who asks how: a program shows its key, a person's browser its session.</summary>
    public static string Select(HttpContext context) =>
        context.RequestServices.GetRequiredService<ServiceSettings>().ApiKeys.IsOpen
        || ApiKeyHandler.IsKeyPresented(context.Request)
        || (IsForPrograms(context.Request) && !context.Request.Cookies.ContainsKey(PageSession.CookieName))
            ? ApiKeyHandler.Name
            : Name;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        PageSession.KeyOf(Request, settings.ApiKeys, clock.GetUtcNow()) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(ApiKeyHandler.Principal(key, Name), Name))
            : AuthenticateResult.NoResult());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsForPrograms(Request))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            Response.Redirect($"/sign-in{QueryString.Create("next", Request.Path + Request.QueryString)}");
        }

        return Task.CompletedTask;
    }

    private static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
