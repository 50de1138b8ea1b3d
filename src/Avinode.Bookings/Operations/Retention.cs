using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Removes webhooks that were settled 30 days ago, and messages that were kept then, a few at a time, so that nobody waits for it.</summary>
public sealed partial class Retention(WebhookInbox inbox, MessageArchive archive, TimeProvider clock, ILogger<Retention> logger)
{
    private const int Batch = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var isMore = false;
            try
            {
                var before = clock.GetUtcNow() - Kept;
                isMore = await inbox.RemoveAsync(before, Batch, cancellationToken) + await archive.RemoveAsync(before, Batch, cancellationToken) > 0;
            }
            catch (StoreUnavailableException away)
            {
                Log.Away(logger, away.Message);
            }

            await Task.Delay(isMore ? Breath : Pause, clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old webhooks and messages are removed later: {Why}")]
        public static partial void Away(ILogger logger, string why);
    }
}
