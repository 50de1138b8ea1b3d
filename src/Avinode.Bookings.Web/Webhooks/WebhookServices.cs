using Microsoft.AspNetCore.Authentication;

namespace Avinode.Bookings.Web;

/// <summary>What webhooks need: who may bring them, who keeps them, who works them off, and who looks when none came.</summary>
internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, WebhookHandler>(WebhookHandler.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(WebhookHandler.Name, policy => policy.AddAuthenticationSchemes(WebhookHandler.Name).RequireAuthenticatedUser());
        return services
            .AddSingleton<WebhookBell>()
            .AddSingleton<BookingWebhooks>()
            .AddSingleton<MessageWebhooks>()
            // It ends after the web server, so what was taken in is kept and answered.
            .AddLoop<WebhookIntake>(intake => intake.RunAsync)
            .AddLoop<WebhookWorker>(worker => worker.RunAsync)
            .AddLoop<Retention>(retention => retention.RunAsync)
            .AddLoop<OpenBookings>(bookings => bookings.RunAsync);
    }
}
