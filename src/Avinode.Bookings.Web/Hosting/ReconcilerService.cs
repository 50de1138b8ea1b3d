namespace Avinode.Bookings.Web;

/// <summary>Finds out undecided bookings while the service runs.</summary>
internal sealed class ReconcilerService(Reconciler reconciler) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => reconciler.RunAsync(stoppingToken);
}
