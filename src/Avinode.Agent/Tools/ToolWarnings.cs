namespace Avinode.Agent;

/// <summary>Warnings as results show them: absent rather than empty.</summary>
internal static class ToolWarnings
{
    public static IReadOnlyList<string>? OrNull(this IReadOnlyList<string> warnings) => warnings.Count == 0 ? null : warnings;
}
