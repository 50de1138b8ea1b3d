using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Avinode.Testing.Wire;

/// <summary>
/// Reads requests from a connection's bytes. Kestrel's own parser sorts and respells the headers; a test wants to see them as they came.
/// </summary>
internal static class RequestReader
{
    /// <summary>The next request, without its body, or null when the client has closed the connection.</summary>
    public static async Task<RecordedRequest?> ReadHeadAsync(PipeReader input, CancellationToken cancellationToken)
    {
        if (await ReadToAsync(input, "\r\n\r\n", cancellationToken) is not { } head)
        {
            return null;
        }

        var lines = head.Split("\r\n");
        var requestLine = lines[0].Split(' ');
        return new RecordedRequest(requestLine[0], string.Join(' ', requestLine[1..^1]), [.. lines.Skip(1).Select(HeaderOf)], []);
    }

    /// <summary>Appends the body to <paramref name="body"/> piece by piece, so that what came before a break is known.</summary>
    public static async Task ReadBodyAsync(PipeReader input, RecordedRequest head, MemoryStream body, CancellationToken cancellationToken)
    {
        if (head.Header("Content-Length") is { } length)
        {
            await CopyAsync(input, long.Parse(length, CultureInfo.InvariantCulture), body, cancellationToken);
        }
        else if (head.Header("Transfer-Encoding") is not null)
        {
            while (await ReadChunkSizeAsync(input, cancellationToken) is > 0 and var size)
            {
                await CopyAsync(input, size, body, cancellationToken);
                await ReadToAsync(input, "\r\n", cancellationToken);
            }

            while (await ReadToAsync(input, "\r\n", cancellationToken) is { Length: > 0 })
            {
                // Trailers are nobody's business here.
            }
        }
    }

    /// <summary>Reads on until the client closes the connection.</summary>
    public static async Task DrainAsync(PipeReader input, CancellationToken cancellationToken)
    {
        ReadResult read;
        do
        {
            read = await input.ReadAsync(cancellationToken);
            input.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }

    private static KeyValuePair<string, string> HeaderOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(line, "") : new(line[..colon], line[(colon + 1)..].Trim(' ', '\t'));
    }

    private static async Task<long> ReadChunkSizeAsync(PipeReader input, CancellationToken cancellationToken)
    {
        var line = await ReadToAsync(input, "\r\n", cancellationToken) ?? "0";
        return long.Parse(line.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static async Task CopyAsync(PipeReader input, long count, MemoryStream body, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            var read = await input.ReadAsync(cancellationToken);
            var piece = read.Buffer.Slice(0, Math.Min(count, read.Buffer.Length));
            foreach (var memory in piece)
            {
                body.Write(memory.Span);
            }

            count -= piece.Length;
            input.AdvanceTo(piece.End);
            if (read.IsCompleted && count > 0)
            {
                throw new EndOfStreamException("The client closed the connection within a body.");
            }
        }
    }

    private static async Task<string?> ReadToAsync(PipeReader input, string delimiter, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            if (TryTake(read.Buffer, delimiter, out var text, out var end))
            {
                input.AdvanceTo(end);
                return text;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private static bool TryTake(ReadOnlySequence<byte> buffer, string delimiter, out string text, out SequencePosition end)
    {
        var reader = new SequenceReader<byte>(buffer);
        var isFound = reader.TryReadTo(out ReadOnlySequence<byte> taken, Encoding.Latin1.GetBytes(delimiter));
        text = isFound ? Encoding.Latin1.GetString(taken) : "";
        end = reader.Position;
        return isFound;
    }
}
