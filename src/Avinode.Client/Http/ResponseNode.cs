using System.Globalization;
using System.Text.Json;

namespace Avinode.Client;

/// <summary>
/// Reads one JSON value of a response. Avinode's documents leave room (numbers as strings, one field under two names), so nothing here
/// throws: what is missing, or is not of the kind asked for, is null.
/// </summary>
internal readonly struct ResponseNode(JsonElement element)
{
    private const int MaxLine = 120;

    // More than the databases hold, and than any flight costs.
    private const decimal MaxAmount = 9_999_999_999;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    /// <summary>The items of an array; none of anything else.</summary>
    public IEnumerable<ResponseNode> Items => IsArray ? element.EnumerateArray().Select(item => new ResponseNode(item)) : [];

    public ResponseNode this[string name] => new(IsObject && TryGet(name, out var value) ? value : default);

    public bool IsTrue(string name) => this[name].Kind == JsonValueKind.True;

    private JsonValueKind Kind => element.ValueKind;

    /// <summary>The first of these fields that holds a string or a number.</summary>
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

    /// <summary>As <see cref="Text"/>, safe to show: one line, no invisible characters, capped.</summary>
    public string? Line(params ReadOnlySpan<string> names) =>
        Text(names) is { } text && UntrustedText.Clean(text, MaxLine).ReplaceLineEndings(" ") is { Length: > 0 } line ? line : null;

    public DateTimeOffset? Time(params ReadOnlySpan<string> names) => ReadTime(Text(names));

    /// <summary>Reads a time; without an offset it is UTC.</summary>
    public static DateTimeOffset? ReadTime(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }

    /// <summary>An amount of money; null from ten billions on.</summary>
    public decimal? Amount(string name) => Number(name) is > -MaxAmount and < MaxAmount and var amount ? amount : null;

    public decimal? Number(string name) =>
        decimal.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool TryGet(string name, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // Another field's name beside it is not valid text.
            value = default;
            return false;
        }
    }

    private string? AsText()
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String when element.GetString() is { Length: > 0 } text => text,
                JsonValueKind.Number => element.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }
}
