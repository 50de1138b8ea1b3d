using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>
/// Keeps webhooks by group commit: one writer keeps whatever has come meanwhile in one transaction, so that a thousand callers share one
/// wait for the disk. A caller gets its response only after the commit.
/// </summary>
public sealed partial class WebhookReceiver(WebhookInbox inbox, WebhookSignal signal, TimeProvider clock, ILogger<WebhookReceiver> logger)
{
    // With bodies as large as they may be, 128 MiB.
    private const int Capacity = 2_048;
    private const int Batch = 512;

    private readonly Channel<Arrival> _arrivals =
        Channel.CreateBounded<Arrival>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>Keeps a webhook: it is durable when the task completes.</summary>
    /// <exception cref="StoreUnavailableException">It is not kept, or not known to be: the sender is to repeat it.</exception>
    public Task KeepAsync(IncomingWebhook webhook)
    {
        var arrival = new Arrival(webhook);
        return _arrivals.Writer.TryWrite(arrival)
            ? arrival.Kept.Task
            : Task.FromException(new StoreUnavailableException("More webhooks wait to be kept than there is room for.", inDoubt: false));
    }

    /// <summary>Keeps what comes, until it is cancelled and everything that had come is kept.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        SupervisedLoop.RunAsync(ReceiveAsync, wait: null, logger, clock, cancellationToken);

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        await using var end = cancellationToken.Register(() => _arrivals.Writer.TryComplete());
        var batch = new List<Arrival>(Batch);
        while (await _arrivals.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < Batch && _arrivals.Reader.TryRead(out var arrival))
            {
                batch.Add(arrival);
            }

            await KeepAsync(batch);
            batch.Clear();
        }
    }

    private async Task KeepAsync(List<Arrival> batch)
    {
        try
        {
            await inbox.AddAsync([.. batch.Select(arrival => arrival.Webhook)], CancellationToken.None);
            batch.ForEach(arrival => arrival.Kept.SetResult());
            signal.Signal();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever it is, no caller may wait for ever; and the next batch may succeed.
            Log.NotKept(logger, batch.Count, fault);
            batch.ForEach(arrival => arrival.Kept.SetException(fault));
        }
    }

    private sealed record Arrival(IncomingWebhook Webhook)
    {
        // The writer must not run the callers' continuations.
        public TaskCompletionSource Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} webhooks could not be kept; Avinode will repeat them")]
        public static partial void NotKept(ILogger logger, int count, Exception fault);
    }
}
