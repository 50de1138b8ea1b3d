using System.Text.Json;

namespace Avinode.Mcp.Tests;

/// <summary>A second reading of JSON Schema, so that the server does not judge itself: types, members, enums, items.</summary>
internal static class SchemaRules
{
    /// <summary>The paths at which the value is not what the schema says.</summary>
    public static IEnumerable<string> Broken(JsonElement schema, JsonElement value, string path = "$")
    {
        var type = schema.GetProperty("type").GetString();
        var fits = value.ValueKind switch
        {
            JsonValueKind.Object => type == "object",
            JsonValueKind.Array => type == "array",
            JsonValueKind.String => type == "string",
            JsonValueKind.Number => type == "number" || (type == "integer" && value.TryGetInt64(out _)),
            JsonValueKind.True or JsonValueKind.False => type == "boolean",
            _ => false,
        };
        if (!fits)
        {
            return [$"{path} is not of type {type}"];
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.GetString() == value.GetString()))
        {
            return [$"{path} is none of the words"];
        }

        return type switch
        {
            "object" => Members(schema, value, path),
            "array" => value.EnumerateArray().SelectMany((item, index) => Broken(schema.GetProperty("items"), item, $"{path}[{index}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> Members(JsonElement schema, JsonElement value, string path)
    {
        var properties = schema.GetProperty("properties");
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _))
                .Select(name => $"{path}.{name} is missing")
            : [];
        return missing.Concat(value.EnumerateObject().SelectMany(member => properties.TryGetProperty(member.Name, out var known)
            ? Broken(known, member.Value, $"{path}.{member.Name}")
            : [$"{path}.{member.Name} is not promised"]));
    }
}
