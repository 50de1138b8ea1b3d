using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Removes webhooks completed, and messages kept, 30 days ago: in small batches, so that nobody waits for it.</summary>
public sealed class Retention(WebhookInbox inbox, MessageArchive archive, TimeProvider clock, ILogger<Retention> logger)
{
    private const int Batch = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromMilliseconds(100);

    public Task RunAsync(CancellationToken cancellationToken) =>
        SupervisedLoop.RunAsync(RoundAsync, token => Task.Delay(BetweenRounds, clock, token), logger, clock, cancellationToken);

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        while (await inbox.RemoveAsync(before, Batch, cancellationToken) + await archive.RemoveAsync(before, Batch, cancellationToken) > 0)
        {
            await Task.Delay(BetweenBatches, clock, cancellationToken);
        }
    }
}
