using System.Globalization;
using System.Text;
using Avinode.Testing;

namespace Avinode.Simulator.Tests;

/// <summary>A broker's desk with a connection to a fresh simulator, in process or over a socket.</summary>
internal sealed class SimulatorDriver : IAsyncDisposable
{
    private readonly HttpClient http;
    private SimulatorServer? server;

    public SimulatorDriver(SimulatorWorld? world = null, ManualClock? clock = null)
    {
        Clock = clock ?? new ManualClock();
        World = world ?? new SimulatorWorld(Clock);
        http = new HttpClient(new SimulatorHandler(World));
        BaseAddress = SimulatorHandler.BaseAddress;
    }

    private SimulatorDriver(SimulatorWorld world, ManualClock clock, SimulatorServer server)
    {
        (Clock, World, this.server, BaseAddress) = (clock, world, server, server.BaseAddress);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    public ManualClock Clock { get; }

    public SimulatorWorld World { get; }

    public Uri BaseAddress { get; }

    public Dictionary<string, string> Headers { get; } = new()
    {
        ["X-Avinode-ApiToken"] = "any",
        ["Authorization"] = "Bearer any.thing.goes",
        ["X-Avinode-Product"] = "Jetvision/1.0.0",
        ["X-Avinode-ApiVersion"] = "v1.0",
    };

    public static SimulatorDriver OverSocket()
    {
        var clock = new ManualClock();
        var world = new SimulatorWorld(clock);
        return new SimulatorDriver(world, clock, SimulatorServer.Start(world));
    }

    public Task<Answer> GetAsync(string path, CancellationToken cancellationToken = default) =>
        SendAsync("GET", path, null, cancellationToken);

    public Task<Answer> PostAsync(string path, string body, CancellationToken cancellationToken = default) =>
        SendAsync("POST", path, new StringContent(body, Encoding.UTF8, "application/json"), cancellationToken);

    public Task<Answer> PutAsync(string path, string body = "") =>
        SendAsync("PUT", path, new StringContent(body, Encoding.UTF8, "application/json"), default);

    public Task<Answer> BookAsync(
        string quoteId = "50000001", string? reference = null, string tripId = "10000001", string name = "Pat Client") =>
        PostAsync("bookrequest", Json.BookRequest(quoteId, reference, tripId, name));

    public async Task<Answer> SendAsync(string method, string path, HttpContent? content, CancellationToken cancellationToken = default)
    {
        using var response = await OpenAsync(method, path, content, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new Answer(response.StatusCode, response.Headers, response.Content.Headers, body);
    }

    /// <summary>Sends and returns as soon as the headers are there.</summary>
    public async Task<HttpResponseMessage> OpenAsync(
        string method, string path, HttpContent? content, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(BaseAddress.AbsoluteUri + path)) { Content = content };
        var timestamp = Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        request.Headers.Add("X-Avinode-SentTimestamp", timestamp);
        foreach (var (name, value) in Headers)
        {
            request.Headers.Remove(name);
            request.Headers.Add(name, value);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref server, null) is { } running)
        {
            await running.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await StopAsync();
    }
}
