using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Avinode.Bookings.Web;

/// <summary>
/// A person's session on the pages. The cookie holds when it ends, signed with the API key that signed in; neither the key nor anything
/// that this process alone knows, so it holds on every instance and over a restart.
/// </summary>
internal sealed class PageSession(ApiKeys keys, TimeProvider clock) : ISecureDataFormat<AuthenticationTicket>
{
    public const string Scheme = "page-session";

    /// <summary>The prefix makes browsers refuse it unless it is secure, for this host alone and for all of it.</summary>
    public const string CookieName = "__Host-avinode";

    /// <summary>A working day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static void Configure(CookieAuthenticationOptions options, ServiceSettings settings, TimeProvider clock)
    {
        options.TicketDataFormat = new PageSession(settings.ApiKeys, clock);
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "next";
        options.CookieManager = new ChunkingCookieManager { ChunkSize = null, ThrowForPartialCookies = false };
        options.Cookie.Name = CookieName;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Events.OnSigningIn = context =>
        {
            context.CookieOptions.MaxAge = Lifetime;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = context =>
        {
            if (AccessServices.IsForPrograms(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }
            else
            {
                // Without scheme and host: a proxy in front may have others.
                context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
            }

            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    public string Protect(AuthenticationTicket data)
    {
        var until = data.Properties.ExpiresUtc!.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{until}.{Base64Url.EncodeToString(keys.Sign(data.Principal.Identity!.Name!, until))}";
    }

    public string Protect(AuthenticationTicket data, string? purpose) => Protect(data);

    /// <returns>Null when the session is over, or of no key that is still accepted.</returns>
    public AuthenticationTicket? Unprotect(string? protectedText) =>
        protectedText?.Split('.') is [var until, var signature]
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds > clock.GetUtcNow().ToUnixTimeSeconds()
        && Base64Url.IsValid(signature) && keys.FindSigner(until, Base64Url.DecodeFromChars(signature)) is { } key
            ? new AuthenticationTicket(ApiKeyHandler.Principal(key, Scheme), Scheme)
            : null;

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => Unprotect(protectedText);
}
