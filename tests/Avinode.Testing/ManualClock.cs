using Avinode.Testing.Wire;

namespace Avinode.Testing;

/// <summary>
/// Time that passes only when a test says so. Timers fire in the order in which they are due, on the thread that advances the clock,
/// each seeing the time at which it was due; a timer armed with a delay of zero fires at once on the thread pool, as the system's do.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    private readonly WatchedState _state = new();
    private readonly List<ManualTimer> _armed = [];
    private readonly DateTimeOffset _start;
    private TimeSpan _elapsed;
    private long _armings;

    /// <summary>Starts at the given time, or at 2026-03-01 09:30:15 UTC.</summary>
    public ManualClock(DateTimeOffset? start = null) =>
        _start = (start ?? new DateTimeOffset(2026, 3, 1, 9, 30, 15, TimeSpan.Zero)).ToUniversalTime();

    /// <summary>Always UTC, wherever the test runs.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Time stamps count in ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _state.Read(() => _start + _elapsed);

    public override long GetTimestamp() => _state.Read(() => _elapsed.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        Arm(timer, dueTime, period);
        return timer;
    }

    /// <summary>Moves the time forward and fires every timer that becomes due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = _state.Read(() => _elapsed) + by;
        while (TakeNextDue(target) is { } timer)
        {
            timer.Fire();
        }

        _state.Change(() => MoveTo(target));
    }

    /// <summary>Moves the time forward to the given moment; it never goes back.</summary>
    public void Set(DateTimeOffset now) => Advance(now - GetUtcNow());

    /// <summary>Completes when at least this many timers are armed at the same time.</summary>
    public Task WhenTimersAsync(int count) => _state.WhenAsync(
        () => _armed.Count >= count, timeout: null, () => $"{_armed.Count} timers are armed, not {count}.");

    /// <summary>Completes when a timer is armed that advancing by the given span would fire: "the code now waits for its next try".</summary>
    public Task WhenTimerDueWithinAsync(TimeSpan span) => _state.WhenAsync(
        () => _armed.Exists(timer => timer.Due <= _elapsed + span),
        timeout: null,
        () => $"Nothing is due within {span}. Armed: [{string.Join(", ", _armed.Select(timer => timer.Due - _elapsed))}]");

    internal void Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        var isDueNow = dueTime == TimeSpan.Zero;
        timer.Period = period > TimeSpan.Zero ? period : null;
        var delay = isDueNow ? timer.Period : dueTime;

        _state.Change(() =>
        {
            _armed.Remove(timer);
            if (delay is { } wait && wait >= TimeSpan.Zero)
            {
                Insert(timer, _elapsed + wait);
            }
        });

        if (isDueNow)
        {
            // Not here: whoever creates a timer has not stored it yet.
            ThreadPool.UnsafeQueueUserWorkItem(due => due.Fire(), timer, preferLocal: false);
        }
    }

    internal void Disarm(ManualTimer timer) => _state.Change(() => _armed.Remove(timer));

    private ManualTimer? TakeNextDue(TimeSpan target) => _state.Change(() =>
    {
        var timer = _armed.Where(timer => timer.Due <= target).MinBy(timer => (timer.Due, timer.Arming));
        if (timer is null)
        {
            return null;
        }

        MoveTo(timer.Due);
        _armed.Remove(timer);
        if (timer.Period is { } period)
        {
            Insert(timer, timer.Due + period);
        }

        return timer;
    });

    private void Insert(ManualTimer timer, TimeSpan due)
    {
        timer.Due = due;
        timer.Arming = _armings++;
        _armed.Add(timer);
    }

    private void MoveTo(TimeSpan elapsed) => _elapsed = elapsed > _elapsed ? elapsed : _elapsed;
}
