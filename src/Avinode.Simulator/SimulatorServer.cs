using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Avinode.Simulator;

/// <summary>Serves a world over a real socket on the loopback interface, for other processes.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    // A listener of ours and not HttpListener: that one cannot break a connection (on Linux it says 200 first) and takes no port 0.
    private readonly TcpListener listener;
    private readonly SimulatorApi api;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;

    private SimulatorServer(TcpListener listener, SimulatorWorld world)
    {
        this.listener = listener;
        api = new SimulatorApi(world);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/api/"));
        serving = ServeAsync();
    }

    /// <summary>Where the API is served, e.g. <c>http://127.0.0.1:5080/api/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts to serve; with <paramref name="port"/> 0 on a port that is free.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static SimulatorServer Start(SimulatorWorld world, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(world);
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return new SimulatorServer(listener, world);
    }

    /// <summary>Stops to serve and breaks what is still open.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await serving;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stopping.Token);
                open.RemoveAll(connection => connection.IsCompleted);
                open.Add(new SocketConnection(socket, api, BaseAddress.AbsoluteUri).RunAsync(stopping.Token));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }
}
