namespace Avinode.Bookings;

/// <summary>SQLite tells nobody of a change: it is asked, often enough for a page to seem live. The question costs one look into an index.</summary>
internal sealed class SqliteChangeNotifier(TimeProvider clock) : ChangeNotifier
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public override Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(Pause, clock, cancellationToken);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
