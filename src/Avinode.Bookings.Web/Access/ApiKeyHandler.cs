using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Avinode.Bookings.Web;

/// <summary>
/// Authenticates callers by their API key: <c>Authorization: Bearer …</c> or <c>X-Api-Key: …</c>. On the loopback simulator no key is
/// needed, and everybody may do everything.
/// </summary>
internal sealed class ApiKeyHandler(
    ServiceSettings settings, SignInGuard guard,
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "api-key";

    /// <summary>The header of its own in which a key may come.</summary>
    public const string Header = "X-Api-Key";

    private const string Bearer = "Bearer ";

    private bool _isHeldBack;

    /// <summary>The principal of a key: its name, its role and the roles below it.</summary>
    public static ClaimsPrincipal Principal(ApiKey key, string scheme)
    {
        var held = Enum.GetValues<Role>().Where(each => each <= key.Role).Select(each => new Claim(ClaimTypes.Role, each.ToWire()));
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, key.Name), .. held], scheme));
    }

    /// <summary>Whether a key is presented, good or bad. A browser does not do that by itself.</summary>
    public static bool IsKeyPresented(HttpRequest request) =>
        request.Headers.ContainsKey(Header) || request.Headers.Authorization.Count > 0;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(CheckKey());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        SignInGuard.ChallengeAsync(Response, "Bearer", _isHeldBack);

    private AuthenticateResult CheckKey()
    {
        if (settings.ApiKeys.IsOpen)
        {
            return Success(ApiKey.None);
        }

        if (Presented() is not { Count: > 0 } keys)
        {
            return AuthenticateResult.NoResult();
        }

        // Before the key is checked: else the result would tell a guesser what the limit is to hide.
        _isHeldBack = guard.IsHeldBack(Context.Connection.RemoteIpAddress);
        if (_isHeldBack)
        {
            return AuthenticateResult.Fail("Too many unknown keys came from there.");
        }

        if (keys is [var key] && settings.ApiKeys.Find(key) is { } known)
        {
            return Success(known);
        }

        guard.Failed(Context.Connection.RemoteIpAddress);
        return AuthenticateResult.Fail("The API key is not known.");
    }

    // Two keys are one too many: which of them counts would be a guess.
    private List<string> Presented() =>
    [
        .. Request.Headers[Header].Select(key => key ?? ""),
        .. Request.Headers.Authorization.OfType<string>()
            .Where(header => header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            .Select(header => header[Bearer.Length..].Trim()),
    ];

    private AuthenticateResult Success(ApiKey key) =>
        AuthenticateResult.Success(new AuthenticationTicket(Principal(key, Scheme.Name), Scheme.Name));
}
