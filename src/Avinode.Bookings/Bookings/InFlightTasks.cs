using System.Collections.Concurrent;

namespace Avinode.Bookings;

/// <summary>Bookings that go on although their caller may have gone.</summary>
internal sealed class InFlightTasks
{
    private readonly ConcurrentDictionary<Task, byte> _tasks = new();

    public int Count => _tasks.Count;

    public Task<T> Keep<T>(Task<T> task)
    {
        if (!task.IsCompleted && _tasks.TryAdd(task, 0))
        {
            task.ContinueWith(
                done => _tasks.TryRemove(done, out _),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        return task;
    }

    /// <summary>Completes when all of it has ended, well or badly.</summary>
    public Task EndAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_tasks.Keys)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
            .WaitAsync(cancellationToken);
}
