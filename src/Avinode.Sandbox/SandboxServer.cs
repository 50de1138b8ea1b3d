using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Avinode.Sandbox;

/// <summary>Serves a world over a real socket on the loopback interface, for other processes.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private const int Attempts = 10;
    private readonly HttpListener listener;
    private readonly SandboxApi api;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;

    private SandboxServer(HttpListener listener, SandboxWorld world, Uri baseAddress)
    {
        this.listener = listener;
        BaseAddress = baseAddress;
        api = new SandboxApi(world);
        serving = ServeAsync();
    }

    /// <summary>Where the API is served, e.g. <c>http://127.0.0.1:5080/api/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts to serve; with <paramref name="port"/> 0 on a port that is free.</summary>
    /// <exception cref="HttpListenerException">The port is taken.</exception>
    public static SandboxServer Start(SandboxWorld world, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(world);
        for (var attempt = 1; ; attempt++)
        {
            var root = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{(port is 0 ? FreePort() : port)}/");
            var listener = new HttpListener { Prefixes = { root } };
            try
            {
                listener.Start();
                return new SandboxServer(listener, world, new Uri($"{root}api/"));
            }
            catch (HttpListenerException) when (port is 0 && attempt < Attempts)
            {
                // Somebody took the free port between finding and using it.
                listener.Close();
            }
        }
    }

    /// <summary>Stops to serve and breaks what is still open.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Close();
        await serving;
        stopping.Dispose();
    }

    // HttpListener cannot be asked for port 0.
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        List<Task> open = [];
        while (await NextAsync() is { } context)
        {
            open.RemoveAll(exchange => exchange.IsCompleted);
            open.Add(SandboxExchange.RunAsync(api, context, BaseAddress, stopping.Token));
        }

        await Task.WhenAll(open);
    }

    private async Task<HttpListenerContext?> NextAsync()
    {
        try
        {
            return await listener.GetContextAsync();
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            return null;
        }
    }
}
