using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Mcp;

/// <summary>Knows what was read and still waits to be worked off or answered.</summary>
internal sealed class OpenCalls(TimeProvider clock)
{
    // A client that closes stdin right after its last request still gets a quick answer; a call that waits for Avinode is not waited for.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // What needs nobody but ourselves is answered for certain; the first of it, from a cold start on a busy machine, takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly HashSet<RequestId> _own = [];
    private readonly HashSet<RequestId> _atAvinode = [];
    private int _unreadLines;
    private bool _hasBegun;
    private (Func<bool> Holds, TaskCompletionSource Reached)? _awaited;

    /// <summary>Lines were read: each is a message that will arrive, unless it is none.</summary>
    public void Read(int lines) => Change(() => _unreadLines += lines);

    public McpMessageHandler Arriving(McpMessageHandler next) =>
        (context, cancellationToken) =>
        {
            Arrived(context.JsonRpcMessage);
            return next(context, cancellationToken);
        };

    public McpMessageHandler Leaving(McpMessageHandler next) =>
        async (context, cancellationToken) =>
        {
            await next(context, cancellationToken);
            Left(context.JsonRpcMessage);
        };

    /// <summary>A message from the client is about to be worked off.</summary>
    public void Arrived(JsonRpcMessage message) => Change(() =>
    {
        _unreadLines--;
        _hasBegun = true;
        if (message is JsonRpcRequest request)
        {
            (request.Method is RequestMethods.ToolsCall or RequestMethods.ResourcesRead ? _atAvinode : _own).Add(request.Id);
        }
    });

    /// <summary>A message of ours has been written.</summary>
    public void Left(JsonRpcMessage message) => Change(() =>
    {
        if (message is JsonRpcResponse or JsonRpcError && ((JsonRpcMessageWithId)message).Id is var id)
        {
            _ = _own.Remove(id) || _atAvinode.Remove(id);
        }
    });

    /// <summary>Waits until nothing is open, but hardly.</summary>
    public async Task SettleAsync()
    {
        await WhenAsync(() => _hasBegun || _unreadLines <= 0, Patience);
        await WhenAsync(() => _unreadLines <= 0 && _own.Count + _atAvinode.Count == 0, Grace);
        await WhenAsync(() => _own.Count == 0, Patience);
    }

    private async Task WhenAsync(Func<bool> holds, TimeSpan atMost)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Change(() => _awaited = (holds, reached));
        await Task.WhenAny(reached.Task, Task.Delay(atMost, clock));
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            if (_awaited is { } awaited && awaited.Holds())
            {
                awaited.Reached.TrySetResult();
            }
        }
    }
}
