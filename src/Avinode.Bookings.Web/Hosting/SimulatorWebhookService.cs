using System.Net;
using Avinode.Simulator;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Avinode.Bookings.Web;

/// <summary>Lets the pretend Avinode call us as the real one would, over a real socket, once we listen.</summary>
internal sealed class SimulatorWebhookService(SimulatorWorld world, ServiceSettings settings, IServer server, IHostApplicationLifetime lifetime) : IHostedService, IAsyncDisposable
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
        var address = new UriBuilder(listening) { Path = BookingsApi.WebhookPath };
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var any) && (any.Equals(IPAddress.Any) || any.Equals(IPAddress.IPv6Any)))
        {
            address.Host = IPAddress.Loopback.ToString();
        }

        _sender = WebhookSender.Start(world, new WebhookTarget(address.Uri, settings.Webhooks.User, settings.Webhooks.Password));
    }
}
