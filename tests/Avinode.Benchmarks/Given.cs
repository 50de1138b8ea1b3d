using System.Globalization;

namespace Avinode.Benchmarks;

/// <summary>What was asked for on the command line, as <c>name=value</c>.</summary>
/// <param name="Paths">The programs to measure, by what is measured; in the order in which they were given.</param>
/// <param name="Runs">How often a start is measured.</param>
/// <param name="Seconds">How long webhooks are sent.</param>
/// <param name="On">The one store to measure; null for both.</param>
internal sealed record Given(OrderedDictionary<string, string> Paths, int Runs, int Seconds, string? On)
{
    /// <summary>Reads it; null when it asks for nothing, or for something that is not known.</summary>
    public static Given? TryRead(string[] arguments, IReadOnlyList<string> known)
    {
        var given = new Given([], Runs: 60, Seconds: 60, On: null);
        foreach (var argument in arguments)
        {
            var (name, value) = argument.Split('=', 2) is [var first, var rest] ? (first, rest) : (argument, "");
            switch (name)
            {
                case "runs" when Count(value) is { } runs:
                    given = given with { Runs = runs };
                    break;
                case "seconds" when Count(value) is { } seconds:
                    given = given with { Seconds = seconds };
                    break;
                case "on":
                    given = given with { On = value };
                    break;
                default:
                    if (!known.Contains(name) || !given.Paths.TryAdd(name, value))
                    {
                        return null;
                    }

                    break;
            }
        }

        return given.Paths.Count > 0 ? given : null;
    }

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}
