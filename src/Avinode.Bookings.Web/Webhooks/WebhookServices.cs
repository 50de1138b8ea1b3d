using Microsoft.AspNetCore.Authentication;

namespace Avinode.Bookings.Web;

/// <summary>Webhooks: their authentication, the receiver, the worker, and the polling that makes up for a lost one.</summary>
internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, WebhookAuthenticationHandler>(WebhookAuthenticationHandler.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(
            WebhookAuthenticationHandler.Name,
            policy => policy.AddAuthenticationSchemes(WebhookAuthenticationHandler.Name).RequireAuthenticatedUser());
        return services
            .AddSingleton<WebhookSignal>()
            .AddSingleton<WebhookHandler>()
            // It ends after the web server, so what was taken in is kept and answered.
            .AddWorker<WebhookReceiver>(receiver => receiver.RunAsync)
            .AddWorker<WebhookWorker>(worker => worker.RunAsync)
            .AddWorker<Retention>(retention => retention.RunAsync)
            .AddWorker<StatusPollingWorker>(worker => worker.RunAsync);
    }
}
