using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Avinode.Mcp;

/// <summary>One JSON-RPC message as a line of UTF-8.</summary>
internal static class MessageLine
{
    /// <summary>How lines are written: no escapes beyond what JSON needs.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonTypeInfo<JsonRpcMessage> Type = (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    public static void Write(Utf8JsonWriter writer, JsonRpcMessage message) => JsonSerializer.Serialize(writer, message, Type);

    /// <summary>Reads a message; null when the line is blank or says nothing.</summary>
    /// <exception cref="JsonException">It is no message.</exception>
    public static JsonRpcMessage? Read(ReadOnlySpan<byte> line)
    {
        var text = line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;
        if (text.Trim(" \t\v\f"u8).IsEmpty)
        {
            return null;
        }

        // Texts are read later, and bytes that are no UTF-8 would only break there.
        return JsonSerializer.Deserialize(Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text)), Type);
    }

    /// <summary>The id of a request that is no message, so that whoever waits for its answer gets one.</summary>
    public static RequestId? IdOf(ReadOnlySpan<byte> line)
    {
        try
        {
            // As deep as it may be: nothing but the outermost object is looked at.
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
