using System.Xml.Linq;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Avinode.Bookings.Web;

/// <summary>Who may do what, and how much of it.</summary>
internal static class AccessServices
{
    private const string Caller = "caller";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(Caller)
            .AddPolicyScheme(Caller, null, scheme => scheme.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddCookie(PageSession.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(PageSession.Scheme)
            .Configure<ServiceSettings, TimeProvider>(PageSession.Configure);
        var policies = services.AddAuthorizationBuilder();
        foreach (var role in Enum.GetValues<Role>())
        {
            policies.AddPolicy(role.ToWire(), policy => policy.RequireRole(role.ToWire()));
        }

        // Sessions are signed with the API keys. The platform insists on keys of its own; nothing uses them, so they are kept nowhere.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new Nowhere());
        return services.AddSingleton<SignInGuard>().AddRateLimiter(RateLimits.Add);
    }

    /// <summary>Whether a path is called by programs, which are not sent to the sign-in page.</summary>
    public static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    // A program shows its key, a person's browser its session.
    private static string SchemeOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<ServiceSettings>().ApiKeys.IsOpen
        || ApiKeyHandler.IsKeyPresented(context.Request)
        || (IsForPrograms(context.Request) && !context.Request.Cookies.ContainsKey(PageSession.CookieName))
            ? ApiKeyHandler.Name
            : PageSession.Scheme;

    private sealed class Nowhere : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName)
        {
            // On purpose.
        }
    }
}
