namespace Avinode.Testing.Wire;

/// <summary>A lock around some state whose changes can be awaited, so that no test has to poll.</summary>
public sealed class WatchedState
{
    private readonly Lock _gate = new();
    private readonly List<(Func<bool> Holds, TaskCompletionSource Reached)> _watches = [];

    public T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    public T Change<T>(Func<T> change)
    {
        lock (_gate)
        {
            var result = change();
            _watches.RemoveAll(watch => watch.Holds() && watch.Reached.TrySetResult());
            return result;
        }
    }

    public void Change(Action change) => Change(() =>
    {
        change();
        return true;
    });

    /// <summary>Completes as soon as the condition holds, now or after a change.</summary>
    public Task WhenAsync(Func<bool> holds)
    {
        lock (_gate)
        {
            if (holds())
            {
                return Task.CompletedTask;
            }

            // Continuations run elsewhere: a waiting test must not run inside the lock.
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watches.Add((holds, reached));
            return reached.Task;
        }
    }

    /// <summary>As <see cref="WhenAsync(Func{bool})"/>, but gives up in real time and says what was missing.</summary>
    public async Task WhenAsync(Func<bool> holds, TimeSpan? timeout, Func<string> missing)
    {
        try
        {
            await WhenAsync(holds).WaitAsync(timeout ?? TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(Read(missing));
        }
    }
}
