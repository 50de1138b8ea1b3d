using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Avinode.Benchmarks;

/// <summary>The booking service as a process of its own.</summary>
internal sealed class BookingsProgram : IAsyncDisposable
{
    private const string Key = "ops-key-of-the-benchmark-0123456789";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly AuthenticationHeaderValue _avinode = new("Basic", Convert.ToBase64String("avinode:benchmark"u8));

    private BookingsProgram(Process process, Uri address)
    {
        _process = process;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _client = new HttpClient { BaseAddress = address };
        _client.DefaultRequestHeaders.Add("X-Api-Key", Key);
    }

    public static async Task<BookingsProgram> StartAsync(string path, Uri upstream, string database, string folder)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo(path, ["--urls", address.ToString()])
        {
            RedirectStandardError = true,
            Environment =
            {
                ["AVINODE_BASE_URL"] = upstream.ToString(),
                ["AVINODE_API_TOKEN"] = "benchmark",
                ["AVINODE_BEARER_TOKEN"] = "benchmark",
                ["AVINODE_DATABASE"] = database,
                ["AVINODE_DATA_KEY"] = Convert.ToBase64String(new byte[32]),
                ["AVINODE_MAIL_DIR"] = Path.Combine(folder, "mail"),
                ["AVINODE_API_KEYS"] = $"ops={Key}",
                ["AVINODE_WEBHOOK_USER"] = "avinode",
                ["AVINODE_WEBHOOK_PASSWORD"] = "benchmark",
            },
        };
        var program = new BookingsProgram(Process.Start(start)!, address);
        await program.ListensAsync();
        return program;
    }

    /// <summary>Books a quote.</summary>
    /// <returns>Where the booking is.</returns>
    public async Task<Uri> BookAsync(int quote)
    {
        using var order = new StringContent(
            string.Create(
                CultureInfo.InvariantCulture,
                $$$"""
                {"quote_id":"aquote-{{{quote}}}","trip_id":"atrip-1","customer":{"name":"Pat Client","email":"pat@example.com"}}
                """),
            Encoding.UTF8,
            "application/json");
        using var answer = await _client.PostAsync(new Uri("/api/bookings", UriKind.Relative), order);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.Location!;
    }

    /// <summary>Confirms a booking, as a person would.</summary>
    public async Task ConfirmAsync(Uri booking)
    {
        using var body = new StringContent("""{"status":"confirmed"}""", Encoding.UTF8, "application/json");
        using var answer = await _client.PatchAsync(new Uri($"{booking}/status", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Opens a live stream; its first block is read.</summary>
    public async Task<StreamReader> ListenAsync()
    {
        var stream = new StreamReader(await _client.GetStreamAsync(new Uri("/api/events", UriKind.Relative)));
        while (await stream.ReadLineAsync() is { Length: > 0 })
        {
        }

        return stream;
    }

    /// <summary>What the process holds in memory, in bytes.</summary>
    public long Memory()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    /// <summary>Delivers a webhook, which must be acknowledged with 200.</summary>
    public async Task NotifyAsync(byte[] body)
    {
        var address = new Uri("/api/webhooks/avinode", UriKind.Relative);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.Authorization = _avinode;
        using var answer = await _client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"A webhook was answered {(int)answer.StatusCode}");
        }
    }

    /// <summary>Waits until every webhook is worked off.</summary>
    public async Task WorkedOffAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience; await timer.WaitForNextTickAsync())
        {
            var page = await _client.GetStringAsync(new Uri("/api/webhooks/events?state=new&limit=1", UriKind.Relative));
            if (page.Contains("\"events\":[]", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new TimeoutException("webhooks are not worked off");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ListensAsync()
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience;)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(_client.BaseAddress!.Host, _client.BaseAddress.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }

        throw new TimeoutException("the service does not listen");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
