using System.Globalization;
using System.Text.Json;

namespace Avinode.Client;

/// <summary>
/// Reads one object of an answer. Avinode's documents leave room (numbers as strings, one field under two names), so nothing here
/// throws: what is not there, or is not of the kind asked for, is null.
/// </summary>
internal readonly struct AnswerNode(JsonElement element)
{
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public AnswerNode this[string name] => new(element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default);

    /// <summary>The items of an array; of anything else, none.</summary>
    public IEnumerable<AnswerNode> Items => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(item => new AnswerNode(item)) : [];

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    /// <summary>The first of these that holds a string or a number.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (this[name].AsText() is { } text)
            {
                return text;
            }
        }

        return null;
    }

    public DateTimeOffset? Time(params ReadOnlySpan<string> names) =>
        DateTimeOffset.TryParse(Text(names), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    public decimal? Number(string name) =>
        decimal.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? AsText() => element.ValueKind switch
    {
        JsonValueKind.String when element.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };
}
