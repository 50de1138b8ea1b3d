using System.Buffers;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Avinode.Mcp;

/// <summary>
/// Writes messages to a stream, a line each. While one is being written, the next ones gather, and leave together with a single write:
/// nobody but the writer waits for a client that reads slowly.
/// </summary>
internal sealed class LineWriter(Stream output) : IDisposable
{
    private const int KeptSize = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly Utf8JsonWriter _json = new(new ArrayBufferWriter<byte>(), MessageLine.WriterOptions);
    private ArrayBufferWriter<byte> _gathering = new();
    private ArrayBufferWriter<byte> _leaving = new();
    private TaskCompletionSource _left = NewBatch();
    private bool _isWriting;

    /// <summary>Completes when the message has been written. A message that was begun is written to its end.</summary>
    public Task WriteAsync(JsonRpcMessage message)
    {
        Task left;
        lock (_lock)
        {
            Gather(message);
            left = _left.Task;
            if (_isWriting)
            {
                return left;
            }

            _isWriting = true;
        }

        while (TryTake(out var batch))
        {
            Leave(batch);
        }

        return left;
    }

    public void Dispose() => _json.Dispose();

    private void Gather(JsonRpcMessage message)
    {
        var before = _gathering.WrittenCount;
        try
        {
            _json.Reset(_gathering);
            MessageLine.Write(_json, message);
            _gathering.Write("\n"u8);
        }
        catch
        {
            // What came before must not end in half a line.
            var whole = _gathering.WrittenSpan[..before].ToArray();
            _gathering.ResetWrittenCount();
            _gathering.Write(whole);
            throw;
        }
    }

    private bool TryTake(out TaskCompletionSource batch)
    {
        lock (_lock)
        {
            batch = _left;
            if (_gathering.WrittenCount == 0)
            {
                return _isWriting = false;
            }

            (_leaving, _gathering) = (_gathering, _leaving);
            _left = NewBatch();
            return true;
        }
    }

    private void Leave(TaskCompletionSource batch)
    {
        try
        {
            output.Write(_leaving.WrittenSpan);
            output.Flush();
            batch.SetResult();
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidOperationException)
        {
            batch.SetException(fault);
        }

        // A large document must not stay in memory.
        if (_leaving.Capacity > KeptSize)
        {
            _leaving = new ArrayBufferWriter<byte>();
        }
        else
        {
            _leaving.ResetWrittenCount();
        }
    }

    private static TaskCompletionSource NewBatch() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
