using System.Net;
using Avinode.Simulator;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Avinode.Bookings.Web;

/// <summary>Lets the simulator send its webhooks over a real socket, as Avinode would, once we listen.</summary>
internal sealed class SimulatorWebhookService(
    SimulatorWorld world, ServiceSettings settings, IServer server, IHostApplicationLifetime lifetime) : IHostedService, IAsyncDisposable
{
    private WebhookSender? _sender;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Begin);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_sender is not null)
        {
            await _sender.DisposeAsync();
        }
    }

    private void Begin()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var address = new UriBuilder(listening) { Path = Routes.Webhooks };
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var any) && (any.Equals(IPAddress.Any) || any.Equals(IPAddress.IPv6Any)))
        {
            address.Host = IPAddress.Loopback.ToString();
        }

        _sender = WebhookSender.Start(world, new WebhookTarget(address.Uri, settings.Webhooks.User, settings.Webhooks.Password));
    }
}

/// <summary>Stops after the web server, and not before every booking has its outcome, so that a stop leaves none of them unknown.</summary>
internal sealed partial class BookingShutdownService(BookFlight bookFlight, ILogger<BookingShutdownService> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (bookFlight.InFlight > 0)
        {
            Log.Waiting(logger, bookFlight.InFlight);
        }

        await bookFlight.EndAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Bookings being made: {Count}. Waiting for their outcome before stopping")]
        public static partial void Waiting(ILogger logger, int count);
    }
}
