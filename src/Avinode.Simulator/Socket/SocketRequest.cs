using System.Globalization;

namespace Avinode.Simulator;

/// <summary>A request of which the head has arrived; the body is read when it is asked for, once.</summary>
internal sealed class SocketRequest(string method, string target, string version, Dictionary<string, string> headers, SocketReader reader)
{
    private byte[]? body;

    public bool KeepsAlive => version is "HTTP/1.1" && !string.Equals(Header("Connection"), "close", StringComparison.OrdinalIgnoreCase);

    /// <summary>The next request, or null when the caller has closed the connection.</summary>
    /// <exception cref="InvalidDataException">What came is not HTTP.</exception>
    public static async Task<SocketRequest?> ReadAsync(SocketReader reader, CancellationToken cancellationToken)
    {
        if (await reader.ReadLineAsync(cancellationToken) is not { } requestLine)
        {
            return null;
        }

        var parts = requestLine.Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            if (line.Split(':', 2) is not [var name, var text])
            {
                throw new InvalidDataException("Not a header");
            }

            var value = text.Trim();
            headers[name] = headers.TryGetValue(name, out var earlier) ? $"{earlier}, {value}" : value;
        }

        return parts is [var method, var target, var version]
            ? new SocketRequest(method, target, version, headers, reader)
            : throw new InvalidDataException("Not a request line");
    }

    public SimulatorRequest ToSimulatorRequest(string baseAddress)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = question < 0 ? (target, "") : (target[..question], target[question..]);
        return new SimulatorRequest(method, path, query, Header, ReadBodyAsync, baseAddress);
    }

    public async Task<byte[]> ReadBodyAsync(CancellationToken cancellationToken)
    {
        if (body is not null)
        {
            return body;
        }

        if (Header("Expect") is not null)
        {
            await reader.AskForBodyAsync(cancellationToken);
        }

        var arriving = new BodyBuffer();
        if (Header("Transfer-Encoding") is not null)
        {
            await ReadChunksAsync(arriving, cancellationToken);
        }
        else if (Header("Content-Length") is { } length)
        {
            await reader.CopyAsync(Number(length, NumberStyles.None), arriving, cancellationToken);
        }

        return body = arriving.ToArray();
    }

    private async Task ReadChunksAsync(BodyBuffer arriving, CancellationToken cancellationToken)
    {
        while (await reader.ReadLineAsync(cancellationToken) is { } size
               && Number(size.Split(';')[0], NumberStyles.AllowHexSpecifier) is > 0 and var count)
        {
            await reader.CopyAsync(count, arriving, cancellationToken);
            await reader.ReadLineAsync(cancellationToken);
        }

        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 })
        {
            // Trailers say nothing here.
        }
    }

    private string? Header(string name) => headers.GetValueOrDefault(name);

    private static int Number(string text, NumberStyles style) =>
        int.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new InvalidDataException("Not a length");
}
