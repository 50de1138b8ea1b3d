using Avinode.Testing.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Avinode.Testing;

/// <summary>
/// A <see cref="FakeTimeProvider"/> whose timers can be waited for. Each timer sees the time at which it was due, however far the clock is
/// advanced at once. A timer with a delay of zero fires on the thread pool, as the system's do: whoever creates it has not stored it yet.
/// </summary>
public sealed class ManualClock : FakeTimeProvider
{
    private readonly WatchedState _state = new();
    private readonly Dictionary<WatchedTimer, DateTimeOffset> _armed = [];

    /// <summary>Starts at the given time, or at 2026-03-01 09:30:15 UTC.</summary>
    public ManualClock(DateTimeOffset? start = null)
        : base((start ?? new DateTimeOffset(2026, 3, 1, 9, 30, 15, TimeSpan.Zero)).ToUniversalTime())
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the time forward and fires every timer that becomes due on the way, in the order in which they are due.</summary>
    public new void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = GetUtcNow() + by;
        while (NextDue(target) is { } due)
        {
            base.Advance(due - GetUtcNow());
        }

        base.Advance(target - GetUtcNow());

        // Timers have come nearer: somebody may wait for that.
        _state.Change(() => { });
    }

    /// <summary>Moves the time forward to the given moment; it never goes back.</summary>
    public void Set(DateTimeOffset now) => Advance(now - GetUtcNow());

    /// <summary>Completes when at least this many timers are armed at the same time.</summary>
    public Task WhenTimersAsync(int count) => _state.WhenAsync(
        () => _armed.Count >= count, timeout: null, () => $"{_armed.Count} timers are armed, not {count}.");

    /// <summary>Completes when a timer is armed that advancing by the span would fire: "the code now waits for its next try".</summary>
    public Task WhenTimerDueWithinAsync(TimeSpan span) => _state.WhenAsync(
        () => _armed.Values.Any(due => due <= GetUtcNow() + span),
        timeout: null,
        () => $"Nothing is due within {span}. Armed: [{string.Join(", ", _armed.Values.Select(due => due - GetUtcNow()))}]");

    private ITimer CreateBaseTimer(Action fire) =>
        base.CreateTimer(_ => fire(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private DateTimeOffset? NextDue(DateTimeOffset target) => _state.Read(() =>
    {
        var now = GetUtcNow();
        return _armed.Values.Where(due => due > now && due <= target).Select(due => (DateTimeOffset?)due).Min();
    });

    private sealed class WatchedTimer : ITimer
    {
        private readonly ManualClock _clock;
        private readonly Action _callback;
        private readonly ITimer _timer;
        private TimeSpan _period;
        private int _firings;
        private volatile bool _isDisposed;

        public WatchedTimer(ManualClock clock, Action callback)
        {
            (_clock, _callback) = (clock, callback);
            _timer = clock.CreateBaseTimer(Fire);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (_isDisposed)
            {
                return false;
            }

            _period = period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan;
            Arm(dueTime == TimeSpan.Zero ? _period : dueTime);
            if (dueTime == TimeSpan.Zero)
            {
                ThreadPool.UnsafeQueueUserWorkItem(timer => timer.Run(), this, preferLocal: false);
            }

            return true;
        }

        public void Dispose()
        {
            _isDisposed = true;
            _timer.Dispose();
            _clock._state.Change(() => _clock._armed.Remove(this));
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            Interlocked.Increment(ref _firings);
            Arm(_period);
            Run();
        }

        private void Run()
        {
            if (!_isDisposed)
            {
                _callback();
            }
        }

        /// <summary>First in earnest, then for those who wait for it: they may advance the clock at once.</summary>
        private void Arm(TimeSpan delay)
        {
            var firings = _firings;
            _timer.Change(delay, Timeout.InfiniteTimeSpan);
            _clock._state.Change(() =>
            {
                if (delay < TimeSpan.Zero || _isDisposed)
                {
                    _clock._armed.Remove(this);
                }
                else if (_firings == firings)
                {
                    _clock._armed[this] = _clock.GetUtcNow() + delay;
                }
            });
        }
    }
}
