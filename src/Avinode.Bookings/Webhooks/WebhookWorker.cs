using System.Collections.Concurrent;
using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>
/// Handles the webhooks that are due. Any number of workers share them: each takes some for a while, and what a worker that dies has not
/// completed is due again. Many events about one thing are handled once.
/// </summary>
public sealed partial class WebhookWorker(
    WebhookInbox inbox, WebhookHandler handler, WebhookSignal signal, TimeProvider clock, ILogger<WebhookWorker> logger)
{
    private const int Batch = 500;
    private const int AtOnce = 4;
    private const int Busy = 25;

    // As long as one may take with all its attempts. If another worker takes it meanwhile, it is handled twice, which does no harm.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // How soon events are noticed that another process has kept, or whose pause is over.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // Lets more events about one thing gather, to be handled once.
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromMilliseconds(50);

    public Task RunAsync(CancellationToken cancellationToken) =>
        SupervisedLoop.RunAsync(RoundAsync, token => signal.WaitAsync(Longest, token), logger, clock, cancellationToken);

    /// <summary>Handles what is due, one batch.</summary>
    /// <returns>How many events were taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Lease;
        var taken = await inbox.TakeAsync(clock.GetUtcNow(), until, Batch, cancellationToken);
        var completions = new ConcurrentQueue<WebhookCompletion>();
        try
        {
            WebhookResult? outage = null;
            await Parallel.ForEachAsync(
                taken.GroupBy(each => (each.ResourceType, each.ResourceId)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (group, token) =>
                {
                    // What comes too late is left to whoever takes it next.
                    if (clock.GetUtcNow() < until)
                    {
                        var result = Volatile.Read(ref outage) ?? await HandleAsync(group.Key.ResourceType, group.Key.ResourceId, token);
                        if (result.IsOutage && Interlocked.Exchange(ref outage, result) is null)
                        {
                            Log.Waiting(logger, result.Detail);
                        }

                        foreach (var each in group)
                        {
                            completions.Enqueue(result.For(each, clock.GetUtcNow()));
                        }
                    }
                });
        }
        finally
        {
            if (!completions.IsEmpty)
            {
                await inbox.CompleteAsync([.. completions], CancellationToken.None);
                Array.ForEach([.. completions], completion => BookingTelemetry.CountWebhook(completion.State));
            }
        }

        return taken.Count;
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        while (await RunOnceAsync(cancellationToken) >= Busy)
        {
            await Task.Delay(BetweenBatches, clock, cancellationToken);
        }
    }

    private async Task<WebhookResult> HandleAsync(string? type, string? id, CancellationToken cancellationToken)
    {
        try
        {
            using var span = id is null ? null : BookingTelemetry.Source.StartActivity("webhook");
            span?.SetTag("avinode.resource", type);
            return await handler.HandleAsync(type, id, cancellationToken);
        }
        catch (AvinodeException fault)
        {
            return WebhookResult.Failed(fault);
        }
        catch (Exception fault) when (fault is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            // A defect met by one event must not hold up the others.
            Log.Defect(logger, id, fault);
            return new WebhookResult(WebhookState.New, $"It could not be worked on ({fault.GetType().Name}); details are in the log.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Webhooks wait for Avinode: {Why}")]
        public static partial void Waiting(ILogger logger, string? why);

        [LoggerMessage(LogLevel.Error, "The webhook about {Id} could not be worked on")]
        public static partial void Defect(ILogger logger, string? id, Exception fault);
    }
}
