using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Avinode.Mcp;

/// <summary>
/// The protocol on a pair of streams, a line for each message. The SDK's own transport changes threads for each line that it reads and
/// three times for each that it writes; this one has one thread that reads, and writes on the thread that made the response
/// (src/decisions/002-own-stdio-transport.md).
/// </summary>
internal sealed class StdioTransport : ITransport
{
    // The SDK's loop hands each message to the thread pool itself: it may as well run on the thread that reads.
    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateUnbounded<JsonRpcMessage>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LineReader _input;
    private readonly LineWriter _output;
    private readonly PendingRequests _pending;

    /// <summary>Begins to read.</summary>
    public StdioTransport(Stream input, Stream output, PendingRequests pending)
    {
        (_input, _output, _pending) = (new LineReader(input), new LineWriter(output), pending);
        new Thread(Read) { IsBackground = true, Name = "stdin" }.Start();
    }

    /// <summary>Completes when the input has ended and what could still get a response got it: the client has gone.</summary>
    public Task Ended => _ended.Task;

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        // A result that is made while the process ends is not a result.
        if (_ended.Task.IsCompleted)
        {
            return;
        }

        await _output.WriteAsync(message);
        _pending.Left(message);
    }

    public ValueTask DisposeAsync()
    {
        // The streams are the caller's, and a reading thread cannot be called back: it ends with its input or with the process.
        _messages.Writer.TryComplete();
        _output.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Read()
    {
        try
        {
            while (_input.TryRead(out var line))
            {
                Take(line);
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // An input that breaks has ended.
        }

        _ = EndAsync();
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        try
        {
            if (MessageLine.Read(line) is { } message)
            {
                _pending.Arrived(message);
                _messages.Writer.TryWrite(message);
            }
        }
        catch (JsonException)
        {
            if (MessageLine.IdOf(line) is { } id)
            {
                const string message = "Failed to parse the JSON-RPC request.";
                var error = new JsonRpcErrorDetail { Code = (int)McpErrorCode.ParseError, Message = message };
                _ = SendMessageAsync(new JsonRpcError { Id = id, Error = error });
            }
        }
    }

    private async Task EndAsync()
    {
        await _pending.CompleteAsync();
        _ended.TrySetResult();
        _messages.Writer.TryComplete();
    }
}

/// <summary>The requests that have no response yet.</summary>
internal sealed class PendingRequests(TimeProvider clock)
{
    // A client that closes stdin right after its last request still gets a quick response; calls that need Avinode are not waited for.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // What needs only this process certainly gets its response; the first one, from a cold start on a busy machine, takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly HashSet<RequestId> _own = [];
    private readonly HashSet<RequestId> _atAvinode = [];
    private (Func<bool> Holds, TaskCompletionSource Reached)? _awaited;

    /// <summary>A message from the client has been read.</summary>
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

    /// <summary>Waits until no request is open; half a second for calls that need Avinode, three for the others.</summary>
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
