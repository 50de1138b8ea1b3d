using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>The real <c>avinode-bookings</c>, as its own process on a port of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    public const string Key = "ops-key-0123456789abcdef-0123456789abc";
    public const string WebhookUser = "avinode";
    public const string WebhookPassword = "webhook-password";

    private readonly McpConversation _process;

    private ServiceProcess(McpConversation process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    public Uri Address { get; }

    /// <summary>A caller who may do everything.</summary>
    public HttpClient Client { get; }

    /// <summary>All of its log so far.</summary>
    public string Log => _process.ErrorText;

    /// <summary>Starts the service and waits until it listens.</summary>
    /// <param name="settings">Environment variables beside keys and webhook credentials.</param>
    /// <param name="arguments">Arguments beside the address.</param>
    public static async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var environment = new Dictionary<string, string?>(settings);
        environment.TryAdd("AVINODE_API_KEYS", $"ops={Key}");
        environment.TryAdd("AVINODE_WEBHOOK_USER", WebhookUser);
        environment.TryAdd("AVINODE_WEBHOOK_PASSWORD", WebhookPassword);
        var program = OurExecutable.Path("avinode-bookings");
        var process = McpConversation.Start(program, ["--urls", address.ToString(), .. arguments], environment);
        await ListensAsync(address);
        return new ServiceProcess(process, address);
    }

    /// <summary>Waits until it has logged this.</summary>
    public Task LoggedAsync(string part) => _process.WaitForErrorTextAsync(part, TimeSpan.FromMinutes(1));

    /// <summary>Waits until it has ended by itself.</summary>
    public Task EndedAsync() => _process.WaitForExitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Ends it at once, as a crash would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to end.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until its log holds some words.</summary>
    public Task WhenLoggedAsync(string words) => _process.WaitForErrorTextAsync(words, ServerProcess.Patience);

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> WaitForExitAsync() => _process.WaitForExitAsync(ServerProcess.Patience);

    /// <summary>Delivers a webhook as Avinode would.</summary>
    public async Task<HttpStatusCode> NotifyAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/avinode") { Content = Json(body) };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebhookUser}:{WebhookPassword}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }

    public static StringContent Json(string body) => new(body, new MediaTypeHeaderValue("application/json"));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }

    private static async Task ListensAsync(Uri address)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(address.Host, address.Port, deadline.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
