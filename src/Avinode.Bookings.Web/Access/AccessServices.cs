using System.Xml.Linq;
using Microsoft.AspNetCore.Authentication;
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
            .AddPolicyScheme(Caller, null, scheme => scheme.ForwardDefaultSelector = PageSessionHandler.Select)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddScheme<AuthenticationSchemeOptions, PageSessionHandler>(PageSessionHandler.Name, null);
        var policies = services.AddAuthorizationBuilder();
        foreach (var role in Enum.GetValues<Role>())
        {
            policies.AddPolicy(role.ToWire(), policy => policy.RequireRole(role.ToWire()));
        }

        // Sessions are marked with the API keys: what the platform makes keys for is not used here, so they are kept nowhere.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new Nowhere());
        return services.AddSingleton<SignInGuard>().AddRateLimiter(RateLimits.Add);
    }

    private sealed class Nowhere : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName)
        {
            // Where nothing is kept.
        }
    }
}
