namespace Avinode.Bookings;

/// <summary>Older spellings of switches, which both programs still take.</summary>
public static class CommandLineAliases
{
    private const string Simulator = "--simulator";

    /// <summary>Writes <c>--sandbox</c> as <c>--simulator</c>; Avinode itself runs an environment called sandbox.</summary>
    public static string[] Replace(string[] args) => Array.ConvertAll(args, arg => arg == "--sandbox" ? Simulator : arg);
}
