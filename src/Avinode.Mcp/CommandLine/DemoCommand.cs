using System.CommandLine;
using Avinode.Bookings;
using ModelContextProtocol.Client;

namespace Avinode.Mcp;

/// <summary><c>avinode-mcp demo</c>: starts the server as a client would and plays the whole story against the simulator.</summary>
internal static class DemoCommand
{
    private static readonly Option<DirectoryInfo> Output = new("--output")
    {
        Description = "Folder for the proposal PDF; a new temporary one when left out",
    };

    public static Command Create()
    {
        var command = new Command("demo", "Play the story from chat to confirmed booking against the simulator, step by step") { Output };
        command.SetAction((parsed, cancellationToken) =>
        {
            var folder = parsed.GetValue(Output) ?? Directory.CreateTempSubdirectory("avinode-demo-");
            return RunAsync(folder.FullName, parsed.InvocationConfiguration, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(string folder, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var log = new List<string>();
        try
        {
            await using var client = await McpClient.CreateAsync(Server(folder, log), cancellationToken: cancellationToken);
            return await new DemoStory(client, console.Output, TimeProvider.System).PlayAsync(cancellationToken) ? 0 : 1;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await console.Error.WriteLineAsync($"The demo stopped: {fault.Message}");
            await console.Error.WriteLineAsync(string.Join(Environment.NewLine, log));
            return 1;
        }
    }

    private static StdioClientTransport Server(string folder, List<string> log) => new(new StdioClientTransportOptions
    {
        Name = "avinode-mcp",
        Command = Environment.ProcessPath!,
        Arguments = [.. OwnAssembly(), "--simulator"],
        // Whatever the person has set: pretended bookings do not go among the real ones.
        EnvironmentVariables = new Dictionary<string, string?>
        {
            [Setting.PdfDirectory.Name] = folder,
            [Setting.Database.Name] = null,
            [Setting.DataKey.Name] = null,
        },
        StandardErrorLines = log.Add,
    });

    // Under "dotnet avinode-mcp.dll" the process is dotnet, which has to be told the assembly again.
    private static IEnumerable<string> OwnAssembly() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
