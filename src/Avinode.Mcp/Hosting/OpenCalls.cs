using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Mcp;

/// <summary>Knows which requests still wait for their answer.</summary>
internal sealed class OpenCalls(TimeProvider clock)
{
    // A client that closes stdin right after its last request still gets a quick answer; a slow call is not waited for.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private int _open;
    private TaskCompletionSource? _idle;

    public McpMessageHandler Arriving(McpMessageHandler next) =>
        (context, cancellationToken) =>
        {
            if (context.JsonRpcMessage is JsonRpcRequest)
            {
                Count(+1);
            }

            return next(context, cancellationToken);
        };

    public McpMessageHandler Leaving(McpMessageHandler next) =>
        async (context, cancellationToken) =>
        {
            await next(context, cancellationToken);
            if (context.JsonRpcMessage is JsonRpcResponse or JsonRpcError)
            {
                Count(-1);
            }
        };

    /// <summary>Waits until nothing is open, but hardly.</summary>
    public async Task SettleAsync()
    {
        Task idle;
        lock (_lock)
        {
            idle = _open <= 0 ? Task.CompletedTask : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await Task.WhenAny(idle, Task.Delay(Grace, clock));
    }

    private void Count(int change)
    {
        lock (_lock)
        {
            _open += change;
            if (_open <= 0)
            {
                _idle?.TrySetResult();
            }
        }
    }
}
