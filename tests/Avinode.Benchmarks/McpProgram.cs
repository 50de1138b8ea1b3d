using System.Collections.Concurrent;
using System.Diagnostics;

namespace Avinode.Benchmarks;

/// <summary>
/// An MCP server on stdio, and as little client as can be: what is measured should be the server. Answers are told apart by their id alone.
/// </summary>
internal sealed class McpProgram : IAsyncDisposable
{
    public const string Initialize =
        """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"benchmark","version":"1"}}}""";

    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _open = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Process _process;
    private readonly Task _reading;
    private int _lastId;

    private McpProgram(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _reading = Task.Run(ReadAsync);
    }

    public static async Task<McpProgram> StartAsync(string path, Uri upstream)
    {
        var start = new ProcessStartInfo(path) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AVINODE_BASE_URL"] = upstream.ToString();
        start.Environment["AVINODE_API_TOKEN"] = "benchmark";
        start.Environment["AVINODE_BEARER_TOKEN"] = "benchmark";
        var program = new McpProgram(Process.Start(start)!);
        await program.AskAsync(0, Initialize);
        await program.WriteAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        return program;
    }

    /// <summary>Calls a tool; the whole answer, in which the call has not failed.</summary>
    public async Task<string> CallAsync(string tool, string arguments)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = await AskAsync(id, $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""");
        return answer.Contains("\"isError\":true", StringComparison.Ordinal) || !answer.Contains("\"structuredContent\"", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{tool} failed: {answer}")
            : answer;
    }

    /// <summary>A figure of the process in MiB, as the kernel names it: <c>VmRSS</c> now, <c>VmHWM</c> at its highest.</summary>
    public double Memory(string figure)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith($"{figure}:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
        _writing.Dispose();
    }

    private async Task<string> AskAsync(int id, string line)
    {
        var answered = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[id] = answered;
        await WriteAsync(line);
        return await answered.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task WriteAsync(string line)
    {
        await _writing.WaitAsync();
        try
        {
            await _process.StandardInput.WriteAsync(line + "\n");
            await _process.StandardInput.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (IdOf(line) is { } id && _open.TryRemove(id, out var answered))
            {
                answered.SetResult(line);
            }
        }

        foreach (var answered in _open.Values)
        {
            answered.TrySetException(new InvalidOperationException("The server ended before it had answered"));
        }
    }

    // The id stands behind the result on the wire: reading the whole answer to find it would be counted as the server's time.
    private static int? IdOf(string line)
    {
        const string Id = "\"id\":";
        var start = line.LastIndexOf(Id, StringComparison.Ordinal) + Id.Length;
        var end = line.AsSpan(start).IndexOfAnyExceptInRange('0', '9');
        return start >= Id.Length && int.TryParse(line.AsSpan(start, end < 0 ? line.Length - start : end), out var id) ? id : null;
    }
}
