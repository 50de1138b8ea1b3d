using System.Net;
using System.Net.Sockets;

namespace Avinode.Client.Tests;

/// <summary>A port of the loopback that is taken, so that nobody else listens there, and refuses every connection.</summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}/api");

    public void Dispose() => _socket.Dispose();
}
