using System.Net.Sockets;
using System.Text;

namespace Avinode.Simulator;

/// <summary>Reads lines and blocks of bytes from a connection.</summary>
internal sealed class SocketReader(NetworkStream stream)
{
    private const int MaxLine = 16 * 1024;
    private readonly byte[] buffer = new byte[MaxLine];
    private int start;
    private int end;

    /// <summary>The next line without its end; null when the caller has closed the connection.</summary>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            if (line >= 0)
            {
                var text = Encoding.Latin1.GetString(buffer, start, line - start).TrimEnd('\r');
                start = line + 1;
                return text;
            }

            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }
    }

    /// <summary>Asks a caller that waits for it to send the body.</summary>
    public async Task AskForBodyAsync(CancellationToken cancellationToken) =>
        await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);

    /// <summary>Moves exactly <paramref name="count"/> bytes to <paramref name="target"/>.</summary>
    public async Task CopyAsync(long count, BodyBuffer target, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            if (start == end && !await FillAsync(cancellationToken))
            {
                throw new EndOfStreamException();
            }

            var part = (int)Math.Min(count, end - start);
            target.Add(buffer.AsSpan(start, part));
            (start, count) = (start + part, count - part);
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            throw new InvalidDataException("The line is too long");
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        return read > 0;
    }

}
