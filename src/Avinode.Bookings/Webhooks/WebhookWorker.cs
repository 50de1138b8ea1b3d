using System.Collections.Concurrent;
using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>
/// Works off the webhooks that are due. Any number of workers share them: each takes some for a while, and what a worker that dies has
/// not settled is due again. Many events about one thing are one look at it.
/// </summary>
public sealed partial class WebhookWorker(
    WebhookInbox inbox, BookingWebhooks bookings, MessageWebhooks messages, WebhookSignal bell, TimeProvider clock, ILogger<WebhookWorker> logger)
{
    private const int Batch = 500;
    private const int LooksAtOnce = 4;
    private const int Busy = 25;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    // As long as a look may take with all its attempts. Should another worker take it meanwhile, there is one look too many and no harm.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // How soon events are noticed that another process has kept, or whose pause is over.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Func<string, CancellationToken, Task<WebhookResult>>> _looks = new(StringComparer.Ordinal)
    {
        [WebhookKind.Bookings.Type] = bookings.LookAsync,
        [WebhookKind.Messages.Type] = messages.FetchAsync,
    };

    /// <summary>Works off what is due, once.</summary>
    /// <returns>How many events were taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Lease;
        var taken = await inbox.TakeAsync(clock.GetUtcNow(), until, Batch, cancellationToken);
        var settlements = new ConcurrentQueue<WebhookCompletion>();
        try
        {
            WebhookResult? forAll = null;
            await Parallel.ForEachAsync(
                taken.GroupBy(each => (each.ResourceType, each.ResourceId)),
                new ParallelOptions { MaxDegreeOfParallelism = LooksAtOnce, CancellationToken = cancellationToken },
                async (group, token) =>
                {
                    // What comes too late is left to whoever takes it next.
                    if (clock.GetUtcNow() < until)
                    {
                        var result = Volatile.Read(ref forAll) ?? await LookAsync(group.First(), token);
                        if (result.IsOutage && Interlocked.Exchange(ref forAll, result) is null)
                        {
                            Log.Waiting(logger, result.Detail);
                        }

                        foreach (var each in group)
                        {
                            settlements.Enqueue(result.For(each, clock.GetUtcNow()));
                        }
                    }
                });
        }
        finally
        {
            if (!settlements.IsEmpty)
            {
                await inbox.CompleteAsync([.. settlements], CancellationToken.None);
                Array.ForEach([.. settlements], settled => BookingTelemetry.CountWebhook(settled.State));
            }
        }

        return taken.Count;
    }

    /// <summary>Goes on until it is cancelled. A database that is away is waited for.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                for (var taken = await RunOnceAsync(cancellationToken); taken >= Busy; taken = await RunOnceAsync(cancellationToken))
                {
                    // More comes while these are worked on: what gathers meanwhile about one thing is one look at it.
                    await Task.Delay(Breath, clock, cancellationToken);
                }
            }
            catch (StoreUnavailableException away)
            {
                Log.Away(logger, away.Message);
            }

            await bell.WaitAsync(Pause, cancellationToken);
        }
    }

    private async Task<WebhookResult> LookAsync(WebhookEvent taken, CancellationToken cancellationToken)
    {
        if (taken.ResourceId is not { } id || !_looks.TryGetValue(taken.ResourceType ?? "", out var look))
        {
            return new WebhookResult(WebhookState.Ignored, "There is nothing to do with it.");
        }

        try
        {
            using var span = BookingTelemetry.Source.StartActivity("webhook");
            span?.SetTag("avinode.resource", taken.ResourceType);
            return await look(id, cancellationToken);
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
        [LoggerMessage(LogLevel.Warning, "Webhooks wait for the database: {Why}")]
        public static partial void Away(ILogger logger, string why);

        [LoggerMessage(LogLevel.Warning, "Webhooks wait for Avinode: {Why}")]
        public static partial void Waiting(ILogger logger, string? why);

        [LoggerMessage(LogLevel.Error, "The webhook about {Id} could not be worked on")]
        public static partial void Defect(ILogger logger, string id, Exception fault);
    }
}
