using Avinode.Client;
using Avinode.Sandbox;

namespace Avinode.Bookings.Web;

/// <summary>Avinode, real or pretended, and the desk on top of it.</summary>
internal static class AvinodeServices
{
    public static IServiceCollection AddAvinode(this IServiceCollection services, AvinodeSettings settings, TimeProvider clock)
    {
        services.AddSingleton(clock).AddBookings(settings);
        if (settings.Sandbox)
        {
            services.AddSingleton(settings.Database is null ? new SandboxWorld(clock) : SandboxWorld.WithFreshIds(clock));
            services.AddHostedService<SandboxWebhookService>();
            services.AddSingleton(provider => new AvinodeClient(
                new AvinodeClientOptions { BaseUrl = SandboxHandler.BaseAddress, ApiToken = "no-account", BearerToken = "no-account", IdFormat = settings.Avinode.IdFormat },
                new SandboxHandler(provider.GetRequiredService<SandboxWorld>()),
                clock));
        }
        else
        {
            services.AddSingleton<HttpMessageHandler>(_ => AvinodeTransport.Create());
            services.AddSingleton(provider => new AvinodeClient(settings.Avinode, provider.GetRequiredService<HttpMessageHandler>(), clock));
        }

        return services;
    }
}
