using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Mcp;

/// <summary>Knows what was read and still waits to be worked off or answered.</summary>
internal sealed class OpenCalls(TimeProvider clock)
{
    // A client that closes stdin right after its last request still gets a quick answer, from a cold start too; a slow call is not waited for.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private int _open;
    private TaskCompletionSource? _idle;

    /// <summary>Lines were read: each is a message that will arrive, unless it is none.</summary>
    public void Read(int lines) => Count(lines);

    public McpMessageHandler Arriving(McpMessageHandler next) =>
        (context, cancellationToken) =>
        {
            // A request stays open until its answer leaves.
            if (context.JsonRpcMessage is not JsonRpcRequest)
            {
                Count(-1);
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
