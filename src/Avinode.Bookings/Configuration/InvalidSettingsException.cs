namespace Avinode.Bookings;

/// <summary>The program cannot start as it is set up. No text of it repeats a secret.</summary>
public sealed class InvalidSettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>One line per problem: what is wrong, what to set and where.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
