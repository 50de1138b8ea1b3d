using System.Text.Json;
using Avinode.Client;

namespace Avinode.Agent;

/// <summary>
/// Refuses a tool whose input schema promises what <see cref="SchemaCheck"/> does not enforce. Without it a new attribute on a parameter
/// would show in the schema and hold nothing back.
/// </summary>
internal static class EnforcedSchema
{
    private static readonly string[] Annotations = ["type", "description", "default"];

    /// <exception cref="InvalidOperationException">A keyword is not enforced; the message has tool, path and keyword.</exception>
    public static void Require(string tool, JsonElement schema)
    {
        if (FirstProblem(schema, "") is { } problem)
        {
            throw new InvalidOperationException($"Tool {tool}, {problem}, which SchemaCheck does not enforce.");
        }
    }

    private static string? FirstProblem(JsonElement schema, string path)
    {
        var isNamed = schema.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String;
        var type = isNamed ? named.GetString() : null;
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Annotations.Contains(keyword.Name) && !IsEnforced(type, keyword))
            {
                return $"{(path.Length == 0 ? "arguments" : path)}: \"{keyword.Name}\" is {keyword.Value.GetRawText()}";
            }
        }

        return type switch
        {
            "object" when schema.TryGetProperty("properties", out var properties) => properties.EnumerateObject()
                .Select(property => FirstProblem(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"))
                .FirstOrDefault(problem => problem is not null),
            "array" when schema.TryGetProperty("items", out var items) => FirstProblem(items, $"{path}[]"),
            "object" or "array" or "string" or "integer" or "number" or "boolean" => null,
            _ => $"{path}: \"type\" is {(named.ValueKind == JsonValueKind.Undefined ? "missing" : named.GetRawText())}",
        };
    }

    private static bool IsEnforced(string? type, JsonProperty keyword) => (type, keyword.Name) switch
    {
        ("object", "properties" or "required") or ("array", "items") => true,
        ("object", "additionalProperties") => keyword.Value.ValueKind == JsonValueKind.False,
        ("string", "minLength" or "maxLength") or ("integer" or "number", "minimum" or "maximum") => IsInteger(keyword.Value),
        ("string", "enum") => keyword.Value.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String),
        ("string", "format") => keyword.Value.GetString() is "uri" or "email",
        ("string", "pattern") => IdGrammar.TryGetByPattern(keyword.Value.GetString()!, out _),
        _ => false,
    };

    private static bool IsInteger(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _);
}
