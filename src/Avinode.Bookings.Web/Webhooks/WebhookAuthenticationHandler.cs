using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Avinode.Bookings.Web;

/// <summary>
/// Authenticates Avinode by the Basic credentials that it was given. They open the webhooks and nothing else, and no API key opens these.
/// </summary>
internal sealed class WebhookAuthenticationHandler(
    ServiceSettings settings, SignInGuard guard,
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The name of the scheme, and of the policy that asks for it.</summary>
    public const string Name = "webhook";

    private const string Basic = "Basic ";
    private const string Challenge = "Basic realm=\"avinode-webhooks\", charset=\"UTF-8\"";

    private bool _isHeldBack;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(CheckPair());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        SignInGuard.ChallengeAsync(Response, Challenge, _isHeldBack);

    private AuthenticateResult CheckPair()
    {
        if (Pair() is not { } pair)
        {
            return AuthenticateResult.NoResult();
        }

        // The right ones always pass, however many webhooks come with them and whatever else comes from there.
        if (settings.Webhooks.Accepts(pair))
        {
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(Name)), Name));
        }

        _isHeldBack = guard.IsHeldBack(Context.Connection.RemoteIpAddress);
        guard.Failed(Context.Connection.RemoteIpAddress);
        return AuthenticateResult.Fail("The webhook credentials are not known.");
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

/// <summary>
/// The Basic credentials that Avinode presents: one user and, during a change-over, two passwords. Hashes are compared, in constant time.
/// </summary>
internal sealed class WebhookCredentials(string user, IReadOnlyList<string> passwords)
{
    private readonly byte[][] _hashes = [.. passwords.Select(password => Hash($"{user}:{password}"))];

    /// <summary>The user's name.</summary>
    public string User { get; } = user;

    /// <summary>The newest password, for the simulator, which presents it.</summary>
    public string Password => passwords[0];

    /// <summary>Credentials that only this process knows.</summary>
    public static WebhookCredentials Random() => new("simulated", [Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))]);

    /// <summary>Whether these are the credentials.</summary>
    /// <param name="pair">User, colon, password.</param>
    public bool Accepts(string pair)
    {
        var hash = Hash(pair);
        var found = false;
        foreach (var known in _hashes)
        {
            found |= CryptographicOperations.FixedTimeEquals(hash, known);
        }

        return found;
    }

    private static byte[] Hash(string pair) => SHA256.HashData(Encoding.UTF8.GetBytes(pair));
}
