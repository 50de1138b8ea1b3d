using Avinode.Bookings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Avinode.Mcp;

/// <summary>Reconciles bookings while the server runs, once the client has its first results and a database exists.</summary>
internal sealed class ReconciliationService(IServiceProvider services, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Resolved only now: the database brings in half the program, which is not needed to start.
        do
        {
            await Task.Delay(Patience, clock, stoppingToken);
        }
        while (!services.GetRequiredService<Database>().MayHoldBookings);

        await services.GetRequiredService<ReconciliationWorker>().RunAsync(stoppingToken);
    }
}
