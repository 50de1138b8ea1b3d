using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol.Protocol;

namespace Avinode.Agent;

/// <summary>What every result may say besides its own fields.</summary>
internal abstract record ToolResult
{
    public const string OutcomeAlias = "Deprecated: the same as submission";

    /// <summary>Remarks of Avinode, and arguments that could not be honoured. Absent rather than empty.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>True when the result comes from the simulator; absent otherwise. <see cref="SimulatorFilter"/> sets it.</summary>
    public bool? Simulated { get; init; }
}

internal static class ToolResults
{
    /// <summary>A result whose text copy is not the whole of its structured content.</summary>
    /// <param name="whole">What clients that read structured content get.</param>
    /// <param name="text">What the model reads.</param>
    public static CallToolResult Of<T>(T whole, T text, params IEnumerable<ContentBlock> blocks)
    {
        var type = (JsonTypeInfo<T>)McpJson.Wire.GetTypeInfo(typeof(T));
        return new CallToolResult
        {
            StructuredContent = JsonSerializer.SerializeToElement(whole, type),
            Content = [new TextContentBlock { Text = JsonSerializer.Serialize(text, type) }, .. blocks],
        };
    }

    public static IReadOnlyList<string>? OrNull(this IReadOnlyList<string> warnings) => warnings.Count == 0 ? null : warnings;
}
