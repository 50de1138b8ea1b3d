using System.CommandLine;
using Avinode.Bookings;

namespace Avinode.Mcp;

internal static class AvinodeCommand
{
    private static readonly Option<bool> Simulator = new("--simulator")
    {
        Description = "Use the built-in pretend Avinode: no account, no network, nothing is real",
        Recursive = true,
    };

    public static Task<int> RunAsync(string[] args) => CommandLineAliases.Replace(args) switch
    {
        // As an MCP client starts it: parsing and describing everything else would only cost time.
        [] => ServeAsync(simulator: false, StandardStreams.Error, CancellationToken.None),
        ["--simulator"] => ServeAsync(simulator: true, StandardStreams.Error, CancellationToken.None),
        var replaced => InvokeAsync(replaced),
    };

    private static Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand(Description()) { Simulator };
        root.SetAction((parsed, cancellationToken) =>
            ServeAsync(parsed.GetValue(Simulator), parsed.InvocationConfiguration.Error, cancellationToken));
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(BookingsCommand.Create(Simulator));
        var result = root.Parse(args);

        // stdout belongs to the protocol: a mistake on the command line is explained on stderr, its help included.
        var console = new InvocationConfiguration();
        if (result.Errors.Count > 0)
        {
            console.Output = console.Error;
        }

        return result.InvokeAsync(console);
    }

    private static async Task<int> ServeAsync(bool simulator, TextWriter error, CancellationToken cancellationToken) =>
        await TryReadSettingsAsync(simulator, error) is { } settings ? await StdioHost.RunAsync(settings, cancellationToken) : 1;

    /// <summary>The settings of this process; null when they do not allow a start, and each problem has its line on stderr.</summary>
    public static async Task<AvinodeSettings?> TryReadSettingsAsync(bool simulator, TextWriter error)
    {
        try
        {
            return SettingsReader.Read(SettingsSource.ThisProcess(), simulator);
        }
        catch (InvalidSettingsException invalid)
        {
            foreach (var problem in invalid.Problems)
            {
                await error.WriteLineAsync($"avinode-mcp: {problem}");
            }

            return null;
        }
    }

    private static string Description()
    {
        var width = Setting.All.Max(setting => setting.Name.Length);
        var settings = Setting.All.Select(setting => $"  {setting.Name.PadRight(width)}  {setting.Meaning} [{setting.Default}]");
        return $"""
            Takes charter quotes on Avinode to confirmed flights, for an AI agent: an MCP server on stdin and stdout.
            Without a command it serves until stdin ends; an MCP client starts it so.

            Environment:
            {string.Join('\n', settings)}
            """;
    }
}
