namespace Avinode.Bookings.Web;

/// <summary>Looks now and then how many webhooks wait, for whoever measures.</summary>
internal sealed class WebhookQueueWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly WebhookInbox _inbox;
    private readonly TimeProvider _clock;
    private long _depth;
    private double _lag;

    public WebhookQueueWatch(WebhookInbox inbox, TimeProvider clock)
    {
        (_inbox, _clock) = (inbox, clock);
        BookingTelemetry.WatchWebhooks(() => Volatile.Read(ref _depth), () => Volatile.Read(ref _lag));
    }

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause, _clock);
        do
        {
            try
            {
                var (count, since) = await _inbox.WaitingAsync(cancellationToken);
                Volatile.Write(ref _depth, count);
                Volatile.Write(ref _lag, since is { } time ? (_clock.GetUtcNow() - time).TotalSeconds : 0);
            }
            catch (StoreUnavailableException)
            {
                // What was seen last stands; that the database is away is told elsewhere.
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
