using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace Avinode.Benchmarks;

/// <summary>
/// An MCP server on stdio, and as little client as can be: what is measured should be the server. Requests are written by whoever makes
/// them, one thread reads the answers and goes on with whoever waited, and answers are told apart by their id alone.
/// </summary>
internal sealed class McpProgram : IAsyncDisposable
{
    public const string Initialize =
        """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","""
        + """ "capabilities":{},"clientInfo":{"name":"benchmark","version":"1"}}}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Lock _writing = new();
    private readonly Dictionary<int, TaskCompletionSource> _open = [];
    private readonly Process _process;
    private readonly Stream _input;
    private readonly Thread _reading;
    private int _lastId;
    private bool _hasEnded;

    private McpProgram(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _input = process.StandardInput.BaseStream;
        _reading = new Thread(Read) { IsBackground = true };
        _reading.Start();
    }

    public static async Task<McpProgram> StartAsync(string path, Uri upstream)
    {
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AVINODE_BASE_URL"] = upstream.ToString();
        start.Environment["AVINODE_API_TOKEN"] = "benchmark";
        start.Environment["AVINODE_BEARER_TOKEN"] = "benchmark";
        var program = new McpProgram(Process.Start(start)!);
        await program.AskAsync(0, Initialize).WaitAsync(Patience);
        program.Write("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        return program;
    }

    /// <summary>Calls a tool, which must not fail.</summary>
    public Task CallAsync(string tool, string arguments)
    {
        var id = Interlocked.Increment(ref _lastId);
        var call = $$$"""{"name":"{{{tool}}}","arguments":{{{arguments}}}}""";
        return AskAsync(id, $$"""{"jsonrpc":"2.0","id":{{id}},"method":"tools/call","params":{{call}}}""");
    }

    /// <summary>A figure of the process in MiB, as the kernel names it: <c>VmRSS</c> now, <c>VmHWM</c> at its highest.</summary>
    public double Memory(string figure)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith($"{figure}:", StringComparison.Ordinal));
        var kibibytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2];
        return double.Parse(kibibytes, System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _reading.Join();
        _process.Dispose();
    }

    private Task AskAsync(int id, string line)
    {
        var answered = new TaskCompletionSource();
        lock (_lock)
        {
            if (_hasEnded)
            {
                throw new InvalidOperationException("The server has ended");
            }

            _open[id] = answered;
        }

        Write(line);
        return answered.Task;
    }

    private void Write(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_writing)
        {
            _input.Write(bytes);
            _input.Flush();
        }
    }

    private void Read()
    {
        var output = _process.StandardOutput.BaseStream;
        var buffer = new byte[64 * 1024];
        var held = 0;
        while (output.Read(buffer.AsSpan(held)) is > 0 and var read)
        {
            var rest = buffer.AsSpan(0, held + read);
            var searched = held;
            while (rest[searched..].IndexOf((byte)'\n') is >= 0 and var end)
            {
                Answer(rest[..(searched + end)]);
                rest = rest[(searched + end + 1)..];
                searched = 0;
            }

            held = rest.Length;
            var next = held == buffer.Length ? new byte[2 * held] : buffer;
            rest.CopyTo(next);
            buffer = next;
        }

        foreach (var answered in End())
        {
            answered.SetException(new InvalidOperationException("The server ended before it had answered"));
        }
    }

    private void Answer(ReadOnlySpan<byte> line)
    {
        TaskCompletionSource? answered = null;
        lock (_lock)
        {
            if (IdOf(line) is { } id)
            {
                _open.Remove(id, out answered);
            }
        }

        if (line.IndexOf("\"result\":"u8) < 0 || line.IndexOf("\"isError\":true"u8) >= 0)
        {
            answered?.SetException(new InvalidOperationException($"The call failed: {Encoding.UTF8.GetString(line)}"));
        }
        else
        {
            answered?.SetResult();
        }
    }

    private TaskCompletionSource[] End()
    {
        lock (_lock)
        {
            _hasEnded = true;
            return [.. _open.Values];
        }
    }

    // The id stands behind the result on the wire: reading the whole answer to find it would be counted as the server's time.
    private static int? IdOf(ReadOnlySpan<byte> line)
    {
        var start = line.LastIndexOf("\"id\":"u8);
        return start >= 0 && Utf8Parser.TryParse(line[(start + 5)..], out int id, out _) ? id : null;
    }
}
