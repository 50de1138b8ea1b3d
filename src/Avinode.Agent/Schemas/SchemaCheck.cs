using System.Text.Json;
using Avinode.Bookings;
using Avinode.Client;

namespace Avinode.Agent;

/// <summary>
/// Checks arguments against the tool's own schema and finds every problem at once. It enforces the part of JSON Schema that
/// <see cref="EnforcedSchema"/> lets through, and no more.
/// </summary>
internal sealed class SchemaCheck
{
    private const int MaxEcho = 60;

    private readonly List<Problem> _problems = [];

    private SchemaCheck()
    {
    }

    public static List<Problem> Of(JsonElement schema, IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var check = new SchemaCheck();
        check.Members(schema, arguments, "");
        return check._problems;
    }

    private void Members(JsonElement schema, IEnumerable<KeyValuePair<string, JsonElement>> members, string path)
    {
        var given = members.ToArray();
        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var (name, value) in given)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(name, out var property))
            {
                // Null stands for "not given": some models write it so.
                if (value.ValueKind != JsonValueKind.Null)
                {
                    Value(property, value, at);
                }
            }
            else
            {
                Broken(UntrustedText.Clean(at, MaxEcho), $"is not a known argument; known are {Names(known)}");
            }
        }

        foreach (var required in Items(schema, "required"))
        {
            var name = required.GetString()!;
            if (!given.Any(member => member.Key == name && member.Value.ValueKind != JsonValueKind.Null))
            {
                Broken(path.Length == 0 ? name : $"{path}.{name}", "is required");
            }
        }
    }

    private void Value(JsonElement schema, JsonElement value, string path)
    {
        var type = Word(schema, "type")!;
        if (!IsOf(type, value))
        {
            Broken(path, $"must be {Article(type)}; received {Kind(value)}");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Text(schema, value.GetString()!, path);
                break;
            case JsonValueKind.Number:
                Number(schema, value.GetDouble(), path);
                break;
            case JsonValueKind.Object:
                Members(schema, value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value)), path);
                break;
            case JsonValueKind.Array when schema.TryGetProperty("items", out var items):
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Value(items, item, $"{path}[{index++}]");
                }

                break;
            default:
                break;
        }
    }

    private void Text(JsonElement schema, string text, string path)
    {
        var allowed = Items(schema, "enum").Select(word => word.GetString()!).ToArray();
        if (allowed.Length > 0 && !allowed.Contains(text))
        {
            Broken(path, $"must be one of {string.Join(", ", allowed)}; received \"{UntrustedText.Clean(text, MaxEcho)}\"");
        }

        if (Limit(schema, "minLength") is { } shortest && text.Length < shortest)
        {
            Broken(path, shortest == 1 ? "must not be empty" : $"must be at least {shortest} characters; received {text.Length}");
        }

        if (Limit(schema, "maxLength") is { } longest && text.Length > longest)
        {
            Broken(path, $"must be at most {longest} characters; received {text.Length}");
        }

        if (Word(schema, "pattern") is { } pattern && IdGrammar.TryGetByPattern(pattern, out var kind) && !kind.TryParse(text, out _))
        {
            Broken(path, $"{kind.Rule}; received \"{UntrustedText.Clean(text, MaxEcho)}\"");
        }

        var format = Word(schema, "format");
        if (format == "uri" && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            Broken(path, "must be an absolute http or https address");
        }

        if (format == "email" && !EmailGrammar.IsMatch(text))
        {
            Broken(path, BookingRules.EmailRule);
        }
    }

    private void Number(JsonElement schema, double number, string path)
    {
        if (Limit(schema, "minimum") is { } least && number < least)
        {
            Broken(path, $"must be at least {least}; received {number}");
        }

        if (Limit(schema, "maximum") is { } most && number > most)
        {
            Broken(path, $"must be at most {most}; received {number}");
        }
    }

    private void Broken(string path, string rule) => _problems.Add(new Problem(path, rule));

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt32(out _),
        _ => false,
    };

    private static string Article(string type) => type is "object" or "array" or "integer" ? $"an {type}" : $"a {type}";

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Null => "null",
        JsonValueKind.Number => value.TryGetInt32(out _) ? "an integer" : "a number",
        JsonValueKind.String => "a string",
        JsonValueKind.Array => "an array",
        _ => "an object",
    };

    private static int? Limit(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var limit) ? limit.GetInt32() : null;

    private static string? Word(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var word) ? word.GetString() : null;

    private static JsonElement[] Items(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var items) ? [.. items.EnumerateArray()] : [];

    private static string Names(JsonElement properties) =>
        properties.ValueKind == JsonValueKind.Object
            ? string.Join(", ", properties.EnumerateObject().Select(property => property.Name))
            : "none";
}
