using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Avinode.Agent;

/// <summary>Makes the generated schemas say what src/contract/onek-141.md, section 2, asks for, and allow no other arguments.</summary>
internal static class ToolSchemas
{
    public static AIJsonSchemaCreateOptions Options { get; } = new()
    {
        TransformSchemaNode = static (_, node) => Tidy(node),
        TransformOptions = new AIJsonSchemaTransformOptions { DisallowAdditionalProperties = true },
    };

    // C# writes "may be left out" as "may be null"; on the wire it is left out.
    private static JsonNode Tidy(JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        if (schema["type"] is JsonArray types && types.Select(type => type!.GetValue<string>()).Except(["null"]).ToArray() is [var only])
        {
            schema["type"] = only;
        }

        if (schema.ContainsKey("default") && schema["default"] is null)
        {
            schema.Remove("default");
        }

        if (schema["description"] is JsonValue description && description.GetValue<string>().Length == 0)
        {
            schema.Remove("description");
        }

        return schema;
    }
}
