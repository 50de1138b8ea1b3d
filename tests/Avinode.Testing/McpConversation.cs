using System.Diagnostics;
using System.Text;
using Avinode.Testing.Wire;

namespace Avinode.Testing;

/// <summary>
/// A conversation with an MCP server as its client has it: the program is started, and JSON-RPC lines go over its real stdin and
/// stdout. Nothing is hidden: every line that the program wrote stays readable.
/// </summary>
public sealed partial class McpConversation : IAsyncDisposable
{
    private readonly WatchedState _state = new();
    private readonly List<string> _outputLines = [];
    private readonly StringBuilder _errorText = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Process _process;
    private readonly Task _reading;

    private McpConversation(Process process)
    {
        _process = process;
        ProcessId = process.Id;
        _reading = Task.WhenAll(ReadOutputAsync(), ReadErrorsAsync());
    }

    /// <summary>The operating system's number of the program.</summary>
    public int ProcessId { get; }

    /// <summary>Every line of stdout so far, as it was written, JSON or not.</summary>
    public IReadOnlyList<string> OutputLines => _state.Read(() => _outputLines.ToArray());

    /// <summary>All of stderr so far.</summary>
    public string ErrorText => _state.Read(_errorText.ToString);

    /// <summary>
    /// Starts the program. It inherits the environment without any <c>AVINODE_*</c>; the given variables are added, or removed where null.
    /// </summary>
    public static McpConversation Start(
        string fileName, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var start = new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        foreach (var name in start.Environment.Keys.Where(IsOurs).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new McpConversation(Process.Start(start)!);
    }

    /// <summary>Writes a line to the program's stdin as it is, JSON or not.</summary>
    public Task SendLineAsync(string rawLine) => SendBytesAsync(Encoding.UTF8.GetBytes(rawLine + "\n"));

    /// <summary>Writes bytes to the program's stdin, for what no line of text can say.</summary>
    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes)
    {
        await _writing.WaitAsync();
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(bytes);
            await _process.StandardInput.BaseStream.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Completes when stderr contains the text.</summary>
    public Task WaitForErrorTextAsync(string part, TimeSpan? timeout = null) => _state.WhenAsync(
        () => _errorText.ToString().Contains(part, StringComparison.Ordinal),
        timeout,
        () => $"stderr never said \"{part}\". It said:\n{_errorText}");

    /// <summary>Ends the program's stdin, as a client does that is done.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Waits until the program has ended and all it wrote was read, and returns its exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan timeout)
    {
        await Task.WhenAll(_process.WaitForExitAsync(), _reading).WaitAsync(timeout);
        return _process.ExitCode;
    }

    /// <summary>Ends the program at once, as a crash would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Ends the program, and what it started, if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _reading;
        _process.Dispose();
        _writing.Dispose();
    }

    private static bool IsOurs(string name) => name.StartsWith("AVINODE_", StringComparison.OrdinalIgnoreCase);

    private async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _state.Change(() =>
            {
                _outputLines.Add(line);
                Receive(line);
            });
        }

        _state.Change(() => _hasEnded = true);
    }

    private async Task ReadErrorsAsync()
    {
        var buffer = new char[1024];
        while (await _process.StandardError.ReadAsync(buffer) is > 0 and var count)
        {
            _state.Change(() => _errorText.Append(buffer, 0, count));
        }
    }
}
