using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Avinode.Mcp;

/// <summary>Reads a stream line by line, as bytes. It blocks, so it needs a thread of its own.</summary>
internal sealed class LineReader(Stream input)
{
    private const int Size = 16 * 1024;

    private byte[] _buffer = new byte[Size];
    private int _start;
    private int _end;

    /// <summary>
    /// The next line without its end, valid until the next call; false when the input has ended. What follows the last line end is a line
    /// too.
    /// </summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var held = _buffer.AsSpan(_start, _end - _start);
            if (held[searched..].IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end)
            {
                line = held[..(searched + end)];
                _start += line.Length + 1;
                return true;
            }

            searched = held.Length;
            if (!TryFill())
            {
                line = held;
                _start = _end;
                return line.Length > 0;
            }
        }
    }

    private bool TryFill()
    {
        var held = _buffer.AsSpan(_start, _end - _start);
        if (held.Length == _buffer.Length || (held.IsEmpty && _buffer.Length > Size))
        {
            // Full of one long line; or rid of one.
            var other = new byte[held.IsEmpty ? Size : 2 * _buffer.Length];
            held.CopyTo(other);
            _buffer = other;
        }
        else
        {
            held.CopyTo(_buffer);
        }

        (_start, _end) = (0, held.Length);
        var read = input.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}

/// <summary>One JSON-RPC message as a line of UTF-8.</summary>
internal static class MessageLine
{
    /// <summary>How lines are written: no escapes beyond what JSON needs.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonTypeInfo<JsonRpcMessage> Type =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    public static void Write(Utf8JsonWriter writer, JsonRpcMessage message) => JsonSerializer.Serialize(writer, message, Type);

    /// <summary>Reads a message; null when the line is blank.</summary>
    /// <exception cref="JsonException">It is not a message.</exception>
    public static JsonRpcMessage? Read(ReadOnlySpan<byte> line)
    {
        var text = line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;
        if (text.Trim(" \t\v\f"u8).IsEmpty)
        {
            return null;
        }

        // Strings are decoded later, and bytes that are not UTF-8 would only break there.
        return JsonSerializer.Deserialize(Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text)), Type);
    }

    /// <summary>The id in a line that is not a message, so that its sender gets an error instead of silence.</summary>
    public static RequestId? IdOf(ReadOnlySpan<byte> line)
    {
        try
        {
            // Any depth is fine: only the outermost object is read.
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = int.MaxValue });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId)
                {
                    return IdAt(ref reader);
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // It breaks off before its id.
        }

        return null;
    }

    private static RequestId? IdAt(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new RequestId(reader.GetString()!),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => new RequestId(number),
        _ => null,
    };
}
