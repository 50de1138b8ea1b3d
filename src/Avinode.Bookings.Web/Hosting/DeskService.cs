namespace Avinode.Bookings.Web;

/// <summary>Ends after the web server, and not before every booking has its outcome, so that a stop leaves none of them unknown.</summary>
internal sealed class DeskService(BookingDesk desk) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await desk.EndAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
