using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Avinode.Bookings.Web;

/// <summary>Knows Avinode by the Basic credentials that it was given. They open the webhooks and nothing else, and no API key opens these.</summary>
internal sealed class WebhookHandler(ServiceSettings settings, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The name of the scheme, and of the policy that asks for it.</summary>
    public const string Name = "webhook";

    private const string Basic = "Basic ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Pair() is not { } pair ? AuthenticateResult.NoResult()
        : settings.Webhooks.Accepts(pair) ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(Name)), Name))
        : AuthenticateResult.Fail("The webhook credentials are not known."));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Basic realm=\"avinode-webhooks\", charset=\"UTF-8\"";
        return Task.CompletedTask;
    }

    // User, colon, password; null when there are none.
    private string? Pair()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var encoded = header.AsSpan(Basic.Length).Trim();
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64Chars(encoded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
