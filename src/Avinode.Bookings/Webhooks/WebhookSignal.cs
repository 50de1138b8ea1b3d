using System.Threading.Channels;

namespace Avinode.Bookings;

/// <summary>Wakes the worker of this process when there is something new. What other processes keep is found by looking.</summary>
public sealed class WebhookSignal(TimeProvider clock)
{
    private readonly Channel<bool> _signals =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes the worker, now or as soon as it waits.</summary>
    public void Signal() => _signals.Writer.TryWrite(true);

    /// <summary>Waits for a signal, but not longer than this.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        await using var timer = clock.CreateTimer(_ => Signal(), null, longest, Timeout.InfiniteTimeSpan);
        await _signals.Reader.ReadAsync(cancellationToken);
    }
}
