using Avinode.Bookings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Avinode.Mcp;

/// <summary>Finds out undecided bookings while the server runs. It waits until the client has its first answers, and for a database to exist.</summary>
internal sealed class ReconciliationService(IServiceProvider services, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Asked for only now: the store and the desk bring in half the program, which is not needed to start.
        do
        {
            await Task.Delay(Patience, clock, stoppingToken);
        }
        while (!services.GetRequiredService<Database>().MayHoldBookings);

        await services.GetRequiredService<ReconciliationWorker>().RunAsync(stoppingToken);
    }
}
