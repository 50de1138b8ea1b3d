namespace Avinode.Bookings.Web;

/// <summary>A question to something that we depend on. However often it is asked, it is passed on no more than now and then, and answered in bounded time.</summary>
/// <param name="look">Asks; null for all is well, or what is not.</param>
/// <param name="fresh">How long a good answer holds.</param>
/// <param name="doubtful">How long a bad one does.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class Probe(Func<CancellationToken, Task<Ailment?>> look, TimeSpan fresh, TimeSpan doubtful, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<Ailment?>? _look;
    private volatile bool _isWell;
    private long _at;

    /// <returns>Null when all is well.</returns>
    public Task<Ailment?> AskAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_look is null || (_look is { IsCompleted: true } && clock.GetElapsedTime(_at) >= (_isWell ? fresh : doubtful)))
            {
                (_look, _at) = (LookAsync(), clock.GetTimestamp());
            }

            return _look.WaitAsync(cancellationToken);
        }
    }

    // Others wait for the same answer: who asked first does not call it off.
    private async Task<Ailment?> LookAsync()
    {
        _isWell = false;
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            var ailment = await look(patience.Token).WaitAsync(patience.Token);
            _isWell = ailment is null;
            return ailment;
        }
        catch (OperationCanceledException)
        {
            return new Ailment($"no answer within {Patience.TotalSeconds} s");
        }
    }
}

/// <summary>What is wrong with something that we depend on.</summary>
/// <param name="Why">In words for the log, without a secret.</param>
internal sealed record Ailment(string Why)
{
    /// <summary>Whether it will pass by itself, and the service does its work meanwhile.</summary>
    public bool IsTransient { get; init; }
}
