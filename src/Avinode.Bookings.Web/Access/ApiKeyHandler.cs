using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Avinode.Bookings.Web;

/// <summary>Knows callers by their API key: <c>Authorization: Bearer …</c> or <c>X-Api-Key: …</c>. In the loopback sandbox everybody may do everything.</summary>
internal sealed class ApiKeyHandler(ServiceSettings settings, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "api-key";
    private const string Bearer = "Bearer ";

    /// <summary>The principal of a role, which holds the roles below it too.</summary>
    public static ClaimsPrincipal Principal(Role role, string scheme)
    {
        var held = Enum.GetValues<Role>().Where(each => each <= role).Select(each => new Claim(ClaimTypes.Role, each.Word()));
        return new ClaimsPrincipal(new ClaimsIdentity(held, scheme));
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Answer());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private AuthenticateResult Answer()
    {
        if (settings.ApiKeys.IsOpen)
        {
            return Success(Role.Ops);
        }

        return Key() is not { } key ? AuthenticateResult.NoResult()
            : settings.ApiKeys.RoleOf(key) is { } role ? Success(role)
            : AuthenticateResult.Fail("The API key is not known.");
    }

    private string? Key() =>
        Request.Headers["X-Api-Key"] is [{ Length: > 0 } key] ? key
        : Request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim()
        : null;

    private AuthenticateResult Success(Role role) => AuthenticateResult.Success(new AuthenticationTicket(Principal(role, Scheme.Name), Scheme.Name));
}
