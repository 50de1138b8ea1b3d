namespace Avinode.Bookings;

/// <summary>Tells that lines of history may have been added, in this process or elsewhere. It may ring for nothing; it is never silent for long.</summary>
public abstract class ChangeNotifier : IAsyncDisposable
{
    /// <summary>Waits for the next ring.</summary>
    public abstract Task WaitAsync(CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
