using Microsoft.AspNetCore.Authentication;

namespace Avinode.Bookings.Web;

/// <summary>What webhooks need: who may bring them, who keeps them, who works them off, and who looks when none came.</summary>
internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, WebhookAuthenticationHandler>(WebhookAuthenticationHandler.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(WebhookAuthenticationHandler.Name, policy => policy.AddAuthenticationSchemes(WebhookAuthenticationHandler.Name).RequireAuthenticatedUser());
        return services
            .AddSingleton<WebhookSignal>()
            .AddSingleton<BookingWebhooks>()
            .AddSingleton<MessageWebhooks>()
            // It ends after the web server, so what was taken in is kept and answered.
            .AddLoop<WebhookReceiver>(intake => intake.RunAsync)
            .AddLoop<WebhookWorker>(worker => worker.RunAsync)
            .AddLoop<Retention>(retention => retention.RunAsync)
            .AddLoop<StatusPollingWorker>(bookings => bookings.RunAsync);
    }
}
