using Microsoft.AspNetCore.Authentication;

namespace Avinode.Bookings.Web;

/// <summary>Webhooks: their authentication, the receiver, the worker, and the polling that makes up for a lost one.</summary>
internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        const string Scheme = WebhookAuthenticationHandler.Name;
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, WebhookAuthenticationHandler>(Scheme, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Scheme, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser());
        return services
            .AddSingleton<WebhookSignal>()
            .AddSingleton<WebhookHandler>()
            // It stops after the web server, so what was received is stored and acknowledged.
            .AddWorker<WebhookReceiver>(receiver => receiver.RunAsync)
            .AddWorker<WebhookWorker>(worker => worker.RunAsync)
            .AddWorker<Retention>(retention => retention.RunAsync)
            .AddWorker<StatusPollingWorker>(worker => worker.RunAsync);
    }
}
