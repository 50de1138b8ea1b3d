using Microsoft.AspNetCore.Authentication;

namespace Avinode.Bookings.Web;

/// <summary>Who may do what.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(ApiKeyHandler.Name).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null);
        var policies = services.AddAuthorizationBuilder();
        foreach (var role in Enum.GetValues<Role>())
        {
            policies.AddPolicy(role.Word(), policy => policy.RequireRole(role.Word()));
        }

        return services;
    }
}
