using Microsoft.AspNetCore.Authentication;

namespace Avinode.Bookings.Web;

/// <summary>Who may do what.</summary>
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
            policies.AddPolicy(role.Word(), policy => policy.RequireRole(role.Word()));
        }

        return services;
    }
}
