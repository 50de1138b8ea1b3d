using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol.Protocol;

namespace Avinode.Agent;

/// <summary>Makes results whose text copy is not the whole of their structured content.</summary>
internal static class ToolResults
{
    /// <param name="whole">What clients that read structured content get.</param>
    /// <param name="text">What the model reads.</param>
    /// <param name="blocks">What stands beside the text.</param>
    public static CallToolResult Of<T>(T whole, T text, params IEnumerable<ContentBlock> blocks)
    {
        var type = (JsonTypeInfo<T>)McpJson.Wire.GetTypeInfo(typeof(T));
        return new CallToolResult
        {
            StructuredContent = JsonSerializer.SerializeToElement(whole, type),
            Content = [new TextContentBlock { Text = JsonSerializer.Serialize(text, type) }, .. blocks],
        };
    }
}
