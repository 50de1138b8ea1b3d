using Avinode.Client;
using Avinode.Simulator;

namespace Avinode.Bookings.Web;

/// <summary>Avinode, real or pretended, and the desk on top of it.</summary>
internal static class AvinodeServices
{
    public static IServiceCollection AddAvinode(this IServiceCollection services, AvinodeSettings settings, TimeProvider clock)
    {
        services.AddSingleton(clock).AddBookings(settings);
        if (settings.Simulator)
        {
            services.AddSingleton(settings.Database is null ? new SimulatorWorld(clock) : SimulatorWorld.WithFreshIds(clock));
            services.AddHostedService<SimulatorWebhookService>();
            services.AddSingleton(provider => new AvinodeClient(
                new AvinodeClientOptions { BaseUrl = SimulatorHandler.BaseAddress, ApiToken = "no-account", BearerToken = "no-account", IdFormat = settings.Avinode.IdFormat },
                new SimulatorHandler(provider.GetRequiredService<SimulatorWorld>()),
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
