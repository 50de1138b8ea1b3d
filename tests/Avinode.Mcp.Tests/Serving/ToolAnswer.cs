using System.Text.Json;

namespace Avinode.Mcp.Tests;

/// <summary>The response to a tool call, as it stood on the wire.</summary>
internal sealed record ToolAnswer(JsonElement Response)
{
    public JsonElement Result =>
        Response.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException(Response.ToString());

    public bool IsError => Result.TryGetProperty("isError", out var isError) && isError.GetBoolean();

    public JsonElement[] Content => [.. Result.GetProperty("content").EnumerateArray()];

    /// <summary>What the model reads.</summary>
    public string Text => Content[0].GetProperty("text").GetString()!;

    public bool HasStructured => Result.TryGetProperty("structuredContent", out _);

    public JsonElement Structured => Result.GetProperty("structuredContent");

    public string? Word(string name) => Structured.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>The problems that a refusal of arguments lists.</summary>
    public string[] Problems =>
        [.. Text.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..])];

    public string[] Warnings =>
        Structured.TryGetProperty("warnings", out var warnings)
            ? [.. warnings.EnumerateArray().Select(warning => warning.GetString()!)]
            : [];
}
