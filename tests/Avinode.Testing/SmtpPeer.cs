using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace Avinode.Testing;

/// <summary>A real mail server, Debian's aiosmtpd, in its own process: it tells what it received and replies as told.</summary>
public sealed class SmtpPeer : IAsyncDisposable
{
    // Generous: these tests also run on machines that are busy with something else.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Channel<JsonElement> _events = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<ReceivedMail> _mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly List<string> _steps = [];
    private readonly Task _reading;

    private SmtpPeer(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Where it is, for who speaks to it in plain and without credentials.</summary>
    public string PlainAddress => $"smtp://127.0.0.1:{Port}";

    /// <summary>All that it told of its conversations up to now: one JSON object for each step.</summary>
    public async Task<IReadOnlyList<string>> StepsAsync()
    {
        await CatchUpAsync();
        lock (_steps)
        {
            return [.. _steps];
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="options">What it offers.</param>
    public static async Task<SmtpPeer> StartAsync(SmtpPeerOptions? options = null)
    {
        // Debian's own Python, which knows Debian's packages, whichever other comes first on the PATH.
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = ["-c", await ScriptAsync(), (options ?? new SmtpPeerOptions()).Json()];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var peer = new SmtpPeer(Process.Start(start)!);
        peer.Port = (await peer.NextAsync("listening")).GetProperty("port").GetInt32();
        return peer;
    }

    /// <summary>Plans the reply to a coming <c>ehlo</c>, <c>mail</c>, <c>rcpt</c> or <c>data</c>. Later steps get a yes again.</summary>
    /// <param name="step">The step.</param>
    /// <param name="answer">
    /// Code and text; or <c>hang</c> (at <c>ehlo</c> and <c>data</c>); or, at <c>data</c>, <c>vanish</c> in the middle of it, or
    /// <c>wait</c> until <c>go</c> is planned.
    /// </param>
    public async Task PlanAsync(string step, string answer)
    {
        await _process.StandardInput.WriteLineAsync($$"""{"step":"{{step}}","answer":"{{answer}}"}""");
        await _process.StandardInput.FlushAsync();
        await NextAsync("planned");
    }

    /// <summary>Waits for the next mail that it said yes to.</summary>
    public Task<ReceivedMail> ReceiveAsync() => _mails.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next mail that it said yes to up to now; null when there is none.</summary>
    public async Task<ReceivedMail?> ReceivedAsync()
    {
        await CatchUpAsync();
        return _mails.Reader.TryRead(out var mail) ? mail : null;
    }

    /// <summary>Waits until it tells of this step; what it told before is passed over.</summary>
    public async Task<JsonElement> NextAsync(string step)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var told = await _events.Reader.ReadAsync(patience.Token);
            if (told.GetProperty("event").GetString() == step)
            {
                return told;
            }
        }
    }

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    // It answers in the order of what happens: once this is answered, all before it has been read.
    private Task CatchUpAsync() => PlanAsync("nothing", "");

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var told = JsonDocument.Parse(line).RootElement;
            var step = told.GetProperty("event").GetString();
            if (step is not ("listening" or "planned"))
            {
                lock (_steps)
                {
                    _steps.Add(line);
                }
            }

            if (step == "mail")
            {
                await _mails.Writer.WriteAsync(ReceivedMail.Read(told));
            }

            await _events.Writer.WriteAsync(told);
        }

        _mails.Writer.Complete();
        _events.Writer.Complete();
    }

    private static async Task<string> ScriptAsync()
    {
        using var reader = new StreamReader(typeof(SmtpPeer).Assembly.GetManifestResourceStream("smtp_peer.py")!);
        return await reader.ReadToEndAsync();
    }
}
