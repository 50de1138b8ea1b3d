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
        .AddSingleton(_ => Transport(settings, clock))
        .AddSingleton(provider => new AvinodeClient(Options(settings), provider.GetRequiredService<HttpMessageHandler>(), clock))
        .AddBookings(settings);

    private static HttpMessageHandler Transport(AvinodeSettings settings, TimeProvider clock) =>
        settings.Simulator ? new SimulatorHandler(settings.Database is null ? new SimulatorWorld(clock) : SimulatorWorld.WithFreshIds(clock)) : Untraced(AvinodeTransport.Create());

    // Nobody listens to traces here, and to offer them costs time in every call.
    private static SocketsHttpHandler Untraced(SocketsHttpHandler transport)
    {
        transport.ActivityHeadersPropagator = null;
        return transport;
    }

    private static AvinodeClientOptions Options(AvinodeSettings settings) =>
        settings.Simulator
            ? new AvinodeClientOptions { BaseUrl = SimulatorHandler.BaseAddress, ApiToken = "no-account", BearerToken = "no-account", IdFormat = settings.Avinode.IdFormat }
            : settings.Avinode;
}
