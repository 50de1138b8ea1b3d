namespace Avinode.Agent;

/// <summary>What every result may say besides its own fields.</summary>
internal abstract record ToolResult
{
    /// <summary>What the reader should know besides: remarks of Avinode, arguments that could not be honoured.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>True when the answer comes from the built-in pretend Avinode; absent otherwise.</summary>
    public bool? Simulated { get; init; }
}
