namespace Avinode.Bookings.Web;

/// <summary>Looks now and then how many webhooks wait, for whoever measures.</summary>
internal sealed class WebhookQueueWatch(WebhookInbox inbox, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private long _depth;
    private double _lag;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        BookingTelemetry.WatchWebhooks(() => Volatile.Read(ref _depth), () => Volatile.Read(ref _lag));
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                var (count, since) = await inbox.WaitingAsync(stoppingToken);
                Volatile.Write(ref _depth, count);
                Volatile.Write(ref _lag, since is { } time ? (clock.GetUtcNow() - time).TotalSeconds : 0);
            }
            catch (StoreUnavailableException)
            {
                // What was seen last stands; that the database is away is told elsewhere.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
