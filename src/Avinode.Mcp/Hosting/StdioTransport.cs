using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Avinode.Mcp;

/// <summary>
/// The protocol on a pair of streams, a line for each message. The SDK's own transport changes threads for each line that it reads and three
/// times for each that it writes; this one has a thread that reads, and writes, in one piece, where the answer was made.
/// </summary>
internal sealed class StdioTransport : ITransport
{
    // The SDK's loop hands each message to the thread pool itself: it may as well run on the thread that reads.
    private readonly Channel<JsonRpcMessage> _messages =
        Channel.CreateUnbounded<JsonRpcMessage>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LineReader _input;
    private readonly LineWriter _output;
    private readonly PendingRequests _calls;

    /// <summary>Begins to read.</summary>
    public StdioTransport(Stream input, Stream output, PendingRequests calls)
    {
        (_input, _output, _calls) = (new LineReader(input), new LineWriter(output), calls);
        new Thread(Read) { IsBackground = true, Name = "stdin" }.Start();
    }

    /// <summary>Completes when the input has ended and what could still be answered was answered: the client is gone, and so is the reason to live.</summary>
    public Task Ended => _ended.Task;

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        // What a call says once the process ends under it is no answer.
        if (_ended.Task.IsCompleted)
        {
            return;
        }

        await _output.WriteAsync(message);
        _calls.Left(message);
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
                _calls.Arrived(message);
                _messages.Writer.TryWrite(message);
            }
        }
        catch (JsonException)
        {
            if (MessageLine.IdOf(line) is { } id)
            {
                var error = new JsonRpcErrorDetail { Code = (int)McpErrorCode.ParseError, Message = "Failed to parse the JSON-RPC request." };
                _ = SendMessageAsync(new JsonRpcError { Id = id, Error = error });
            }
        }
    }

    private async Task EndAsync()
    {
        await _calls.CompleteAsync();
        _ended.TrySetResult();
        _messages.Writer.TryComplete();
    }
}
