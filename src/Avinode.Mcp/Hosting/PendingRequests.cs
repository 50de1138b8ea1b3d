using ModelContextProtocol.Protocol;

namespace Avinode.Mcp;

/// <summary>Knows what was asked for and is not answered yet.</summary>
internal sealed class PendingRequests(TimeProvider clock)
{
    // A client that closes stdin right after its last request still gets a quick answer; a call that waits for Avinode is not waited for.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // What needs nobody but ourselves is answered for certain; the first of it, from a cold start on a busy machine, takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly HashSet<RequestId> _own = [];
    private readonly HashSet<RequestId> _atAvinode = [];
    private (Func<bool> Holds, TaskCompletionSource Reached)? _awaited;

    /// <summary>A message from the client is about to be worked off.</summary>
    public void Arrived(JsonRpcMessage message)
    {
        if (message is JsonRpcRequest request)
        {
            lock (_lock)
            {
                (request.Method is RequestMethods.ToolsCall or RequestMethods.ResourcesRead ? _atAvinode : _own).Add(request.Id);
            }
        }
    }

    /// <summary>A message of ours has been written.</summary>
    public void Left(JsonRpcMessage message)
    {
        if (message is JsonRpcResponse or JsonRpcError && ((JsonRpcMessageWithId)message).Id is var id)
        {
            lock (_lock)
            {
                _ = _own.Remove(id) || _atAvinode.Remove(id);
                Tell();
            }
        }
    }

    /// <summary>Waits until nothing is open, but hardly.</summary>
    public async Task CompleteAsync()
    {
        await WhenAsync(() => _own.Count + _atAvinode.Count == 0, Grace);
        await WhenAsync(() => _own.Count == 0, Patience);
    }

    private async Task WhenAsync(Func<bool> holds, TimeSpan atMost)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _awaited = (holds, reached);
            Tell();
        }

        await Task.WhenAny(reached.Task, Task.Delay(atMost, clock));
    }

    private void Tell()
    {
        if (_awaited is { } awaited && awaited.Holds())
        {
            awaited.Reached.TrySetResult();
        }
    }
}
