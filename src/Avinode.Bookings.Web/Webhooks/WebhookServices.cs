using Microsoft.AspNetCore.Authentication;

namespace Avinode.Bookings.Web;

/// <summary>What webhooks need: who may bring them, who keeps them, who works them off.</summary>
internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, WebhookHandler>(WebhookHandler.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(WebhookHandler.Name, policy => policy.AddAuthenticationSchemes(WebhookHandler.Name).RequireAuthenticatedUser());
        return services
            .AddSingleton<WebhookBell>()
            .AddSingleton<WebhookIntake>()
            .AddHostedService<WebhookIntakeService>();
    }
}
