using Avinode.Bookings;
using Microsoft.Extensions.Hosting;

namespace Avinode.Mcp;

/// <summary>Finds out undecided bookings while the server runs. It waits until the client has its first answers, and for a database to exist.</summary>
internal sealed class ReconcilerService(Reconciler reconciler, IBookingStore store, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            await Task.Delay(Patience, clock, stoppingToken);
        }
        while (!store.MayHoldBookings);

        await reconciler.RunAsync(stoppingToken);
    }
}
