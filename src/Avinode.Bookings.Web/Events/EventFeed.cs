using System.Runtime.CompilerServices;

namespace Avinode.Bookings.Web;

/// <summary>
/// The history as it grows. One reader follows it for all who listen in this process, and only while somebody does; who does not keep up is
/// let go and reads for itself what it missed.
/// </summary>
internal sealed partial class EventFeed(EventLog log, TimeProvider clock, ILogger<EventFeed> logger) : IDisposable
{
    private const int PageSize = 200;
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly HashSet<EventListener> _listeners = [];
    private readonly SemaphoreSlim _wanted = new(0);
    private bool _isReading;
    private long _place;

    /// <summary>Every line after a place, in order, each once, for as long as it is asked. A database that is away is waited for.</summary>
    public async IAsyncEnumerable<EventFrame> FollowAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            // Joined first, caught up second: what is added in between comes twice, and is left out the second time.
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

    /// <summary>Reads for those who listen, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Begun anew after a defect, it goes on for those who still listen.
            if (!IsReading())
            {
                await _wanted.WaitAsync(cancellationToken);
            }

            await using var bell = log.OpenNotifier();
            while (await ReadOnAsync(cancellationToken))
            {
                await bell.WaitAsync(cancellationToken);
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

    /// <summary>Hands on what is new.</summary>
    /// <returns>Whether anybody is there to hand it to.</returns>
    private async Task<bool> ReadOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<EventLine> page;
            do
            {
                lock (_gate)
                {
                    if (_listeners.Count == 0)
                    {
                        return _isReading = false;
                    }
                }

                page = await log.ReadAsync(_place, PageSize, cancellationToken);
                HandOut(page);
            }
            while (page.Count == PageSize);
        }
        catch (StoreUnavailableException away)
        {
            Log.Away(logger, away.Message);
        }

        return true;
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

    private async Task<T> PatientlyAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await read(cancellationToken);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(StoreRetry, clock, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Live events wait for the database: {Why}")]
        public static partial void Away(ILogger logger, string why);
    }
}
