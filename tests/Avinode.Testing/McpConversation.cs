using System.Diagnostics;
using System.Text;
using Avinode.Testing.Wire;

namespace Avinode.Testing;

/// <summary>
/// A conversation with an MCP server as its client has it: the program is started, and JSON-RPC lines go over its real stdin and
/// stdout; or they go over streams to a server in the test's own process. Nothing is hidden: every line that came back stays readable.
/// </summary>
public sealed partial class McpConversation : IAsyncDisposable
{
    private readonly WatchedState _state = new();
    private readonly List<string> _outputLines = [];
    private readonly StringBuilder _errorText = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Stream _input;
    private readonly Process? _process;
    private readonly Task _reading;

    private McpConversation(Stream input, TextReader output, TextReader errors, Process? process)
    {
        _input = input;
        _process = process;
        ProcessId = process?.Id ?? 0;
        _reading = Task.WhenAll(ReadOutputAsync(output), ReadErrorsAsync(errors));
    }

    /// <summary>The operating system's number of the program; 0 where there is none.</summary>
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

        var process = Process.Start(start)!;
        return new McpConversation(process.StandardInput.BaseStream, process.StandardOutput, process.StandardError, process);
    }

    /// <summary>Speaks to a server in this process. The conversation is over when the server's output ends.</summary>
    /// <param name="input">What is written here, the server reads.</param>
    /// <param name="output">What the server writes.</param>
    public static McpConversation Over(Stream input, Stream output) => new(input, new StreamReader(output), TextReader.Null, process: null);

    /// <summary>Writes a line to the program's stdin as it is, JSON or not.</summary>
    public Task SendLineAsync(string rawLine) => SendBytesAsync(Encoding.UTF8.GetBytes(rawLine + "\n"));

    /// <summary>Writes bytes to the program's stdin, for what no line of text can say.</summary>
    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes)
    {
        await _writing.WaitAsync();
        try
        {
            await _input.WriteAsync(bytes);
            await _input.FlushAsync();
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
    public void CloseInput() => _input.Close();

    /// <summary>Waits until the program has ended and all it wrote was read, and returns its exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan timeout)
    {
        await Task.WhenAll(Program.WaitForExitAsync(), _reading).WaitAsync(timeout);
        return Program.ExitCode;
    }

    /// <summary>Ends the program at once, as a crash would.</summary>
    public void Kill() => Program.Kill();

    /// <summary>Ends the program, and what it started, if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
        }

        await _reading;
        await _input.DisposeAsync();
        _process?.Dispose();
        _writing.Dispose();
    }

    private Process Program => _process ?? throw new InvalidOperationException("This conversation is not with a program.");

    private static bool IsOurs(string name) => name.StartsWith("AVINODE_", StringComparison.OrdinalIgnoreCase);

    private async Task ReadOutputAsync(TextReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            _state.Change(() =>
            {
                _outputLines.Add(line);
                Receive(line);
            });
        }

        _state.Change(() => _hasEnded = true);
    }

    private async Task ReadErrorsAsync(TextReader errors)
    {
        var buffer = new char[1024];
        while (await errors.ReadAsync(buffer) is > 0 and var count)
        {
            _state.Change(() => _errorText.Append(buffer, 0, count));
        }
    }
}
