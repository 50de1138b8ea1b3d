namespace Avinode.Testing.Wire;

/// <summary>One timer of a <see cref="ManualClock"/>, which alone reads and writes when it is due.</summary>
internal sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
{
    private volatile bool _isDisposed;

    public TimeSpan Due { get; set; }

    public TimeSpan? Period { get; set; }

    public long Arming { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        clock.Arm(this, dueTime, period);
        return true;
    }

    public void Fire()
    {
        if (!_isDisposed)
        {
            callback();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        clock.Disarm(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
