using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;

namespace Avinode.Bookings.Web;

/// <summary>
/// Follows the history of bookings and chats. One reader serves all listeners of this process, and only while there are any; a listener
/// that falls behind is dropped and reads from the database what it missed.
/// </summary>
internal sealed class EventFeed(EventLog log, TimeProvider clock, ILogger<EventFeed> logger) : IDisposable
{
    private const int PageSize = 200;

    private readonly Lock _gate = new();
    private readonly HashSet<EventListener> _listeners = [];
    private readonly SemaphoreSlim _wanted = new(0);
    private bool _isReading;
    private long _place;

    /// <summary>Every line after a place, in order, each once. It waits for a database that is away.</summary>
    public async IAsyncEnumerable<EventFrame> FollowAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            // Join first, catch up second: what is added in between comes twice, and is skipped the second time.
            var listener = Join(await PatientlyAsync(log.LastAsync, cancellationToken));
            try
            {
                IReadOnlyList<EventLine> page;
                do
                {
                    var place = after;
                    page = await PatientlyAsync(token => log.ReadAsync(place, PageSize, token), cancellationToken);
                    foreach (var line in page)
                    {
                        after = line.Id;
                        yield return EventFrame.Of(line);
                    }
                }
                while (page.Count == PageSize);

                await foreach (var frame in listener.Frames.ReadAllAsync(cancellationToken))
                {
                    if (frame.Id > after)
                    {
                        after = frame.Id;
                        yield return frame;
                    }
                }
            }
            finally
            {
                Leave(listener);
            }
        }
    }

    /// <summary>Reads for the listeners until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        ChangeNotifier? notifier = null;
        try
        {
            await SupervisedLoop.RunAsync(ReadOnAsync, WaitAsync, logger, clock, cancellationToken);
        }
        finally
        {
            await CloseAsync();
        }

        async Task WaitAsync(CancellationToken token)
        {
            if (IsReading())
            {
                notifier ??= log.OpenNotifier();
                await notifier.WaitAsync(token);
            }
            else
            {
                await CloseAsync();
                await _wanted.WaitAsync(token);
            }
        }

        async Task CloseAsync()
        {
            if (Interlocked.Exchange(ref notifier, null) is { } open)
            {
                await open.DisposeAsync();
            }
        }
    }

    public void Dispose() => _wanted.Dispose();

    private bool IsReading()
    {
        lock (_gate)
        {
            return _isReading;
        }
    }

    /// <param name="newest">The newest place, read before: from there on the reader goes, if it is not under way already.</param>
    private EventListener Join(long newest)
    {
        var listener = new EventListener();
        lock (_gate)
        {
            _listeners.Add(listener);
            if (!_isReading)
            {
                (_isReading, _place) = (true, newest);
                _wanted.Release();
            }
        }

        return listener;
    }

    private void Leave(EventListener listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
        }
    }

    // Hands on what is new, as long as anybody is there to hand it to.
    private async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<EventLine> page;
        do
        {
            lock (_gate)
            {
                if (_listeners.Count == 0)
                {
                    _isReading = false;
                    return;
                }
            }

            page = await log.ReadAsync(_place, PageSize, cancellationToken);
            HandOut(page);
        }
        while (page.Count == PageSize);
    }

    private void HandOut(IReadOnlyList<EventLine> page)
    {
        foreach (var frame in page.Select(EventFrame.Of))
        {
            lock (_gate)
            {
                _place = frame.Id;
                _listeners.RemoveWhere(listener => !listener.Offer(frame));
            }
        }
    }

    // The one reader logs when the database is away; each listener need not.
    private Task<T> PatientlyAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        SupervisedLoop.InsistAsync(read, NullLogger.Instance, clock, cancellationToken);
}
