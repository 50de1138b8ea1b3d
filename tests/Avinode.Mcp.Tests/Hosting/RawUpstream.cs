using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Avinode.Mcp.Tests;

/// <summary>An upstream whose connections a test holds in its hand: they show whether the client keeps them or drops them.</summary>
internal sealed class RawUpstream : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RawUpstream() => _listener.Start();

    public Uri BaseAddress => new($"http://{_listener.LocalEndpoint}/api");

    public async Task<RawConnection> AcceptAsync() => new(await _listener.AcceptSocketAsync());

    public void Dispose() => _listener.Dispose();
}

internal sealed class RawConnection(Socket socket) : IDisposable
{
    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly byte[] _buffer = new byte[65_536];

    /// <summary>Reads until the text has come; what was read ends early, and may be empty, when the client drops the connection.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        var read = "";
        try
        {
            while (!read.Contains(text, StringComparison.Ordinal) && await _stream.ReadAsync(_buffer) is > 0 and var count)
            {
                read += Encoding.UTF8.GetString(_buffer, 0, count);
            }
        }
        catch (IOException)
        {
            // Dropped with a reset.
        }

        return read;
    }

    /// <param name="json">The body.</param>
    /// <param name="close">Whether the client may not use the connection again.</param>
    public async Task AnswerAsync(string json, bool close = false)
    {
        var connection = close ? "close" : "keep-alive";
        var head = $"HTTP/1.1 200 OK\r\nConnection: {connection}\r\nContent-Type: application/json\r\n";
        var length = $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n";
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(head + length + json));
    }

    public void Dispose() => _stream.Dispose();
}
