using Avinode.Bookings;
using Avinode.Client;
using Avinode.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Avinode.Mcp;

/// <summary>Avinode, real or pretended, and the desk on top of it: what the server and the command line share.</summary>
internal static class AvinodeServices
{
    public static IServiceCollection AddAvinode(this IServiceCollection services, AvinodeSettings settings, TimeProvider clock) => services
        .AddSingleton(clock)
        .AddAvinodeClient(Options(settings), _ => Transport(settings, clock))
        .AddBookings(settings);

    private static HttpMessageHandler Transport(AvinodeSettings settings, TimeProvider clock)
    {
        if (settings.Simulator)
        {
            return new SimulatorHandler(settings.Database is null ? new SimulatorWorld(clock) : SimulatorWorld.WithFreshIds(clock));
        }

        // Nobody listens to traces here, and offering them costs time in every call.
        var transport = AvinodeTransport.Create();
        transport.ActivityHeadersPropagator = null;
        return transport;
    }

    private static AvinodeClientOptions Options(AvinodeSettings settings) => !settings.Simulator ? settings.Avinode : new()
    {
        BaseUrl = SimulatorHandler.BaseAddress,
        ApiToken = "no-account",
        BearerToken = "no-account",
        IdFormat = settings.Avinode.IdFormat,
    };
}
