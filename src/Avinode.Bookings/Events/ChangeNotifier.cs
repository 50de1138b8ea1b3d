namespace Avinode.Bookings;

/// <summary>
/// Tells that lines of history may have been added, in this process or elsewhere. It may signal for nothing; it is never silent for long.
/// This one, for SQLite, which notifies nobody, signals by the clock, often enough for a page to seem live: each look is one into an index.
/// </summary>
public class ChangeNotifier : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    internal ChangeNotifier(TimeProvider clock) => Clock = clock;

    private protected TimeProvider Clock { get; }

    /// <summary>Waits for the next signal.</summary>
    public virtual Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(Pause, Clock, cancellationToken);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
