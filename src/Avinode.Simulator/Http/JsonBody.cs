using System.Text.Json;

namespace Avinode.Simulator;

/// <summary>Reads request bodies: an object or null, whatever was sent, never an exception.</summary>
internal static class JsonBody
{
    /// <summary>The object in <paramref name="body"/>, or null when the bytes are not one whole, readable JSON object.</summary>
    public static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind is JsonValueKind.Object && IsReadable(root) ? root.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a member; null when it is absent, blank or not a string.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is var text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    /// <summary>An id, which clients send as text or as a number.</summary>
    public static string? Id(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : json.Text(name);

    /// <summary>A member that is neither absent nor null.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
            ? value
            : null;

    // The parser leaves broken UTF-8 and lone surrogates inside strings to whoever reads them; here they are found at the door.
    private static bool IsReadable(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.Object => json.EnumerateObject().All(member => member.Name is not null && IsReadable(member.Value)),
                JsonValueKind.Array => json.EnumerateArray().All(IsReadable),
                JsonValueKind.String => json.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
