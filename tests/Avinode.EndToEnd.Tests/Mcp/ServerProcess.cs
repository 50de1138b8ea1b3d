using System.Text.Json;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>Starts <c>avinode-mcp</c> as a client would, and judges what it wrote.</summary>
internal static class ServerProcess
{
    /// <summary>Generous: these tests also run on machines that are busy with something else.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static McpConversation Start(IEnumerable<string> arguments, params (string Name, string? Value)[] environment) =>
        McpConversation.Start(
            OurExecutable.Path("avinode-mcp"),
            arguments,
            environment.GroupBy(entry => entry.Name).ToDictionary(entry => entry.Key, entry => entry.Last().Value));

    public static McpConversation StartSimulator() => Start(["--simulator"]);

    /// <summary>With an Avinode of the test's, and what is kept in a folder of the test's.</summary>
    public static McpConversation StartWith(Uri baseUrl, ScratchFolder folder, params (string Name, string? Value)[] more) => Start(
        [],
        [
            ("AVINODE_BASE_URL", baseUrl.AbsoluteUri), ("AVINODE_API_TOKEN", "canary-token-of-the-application"),
            ("AVINODE_BEARER_TOKEN", "canary-token-of-the-connection"), ("AVINODE_DATABASE", folder.File("bookings.db")), .. more,
        ]);

    /// <summary>Closes stdin, as a client does that is done, and waits for the end.</summary>
    public static async Task<int> EndAsync(this McpConversation server)
    {
        server.CloseInput();
        return await server.WaitForExitAsync(Patience);
    }

    /// <summary>Every line of stdout is one JSON-RPC message, whatever happened.</summary>
    public static void ShouldHaveSpokenOnlyProtocol(this McpConversation server)
    {
        foreach (var line in server.OutputLines)
        {
            var message = JsonDocument.Parse(line).RootElement;
            message.GetProperty("jsonrpc").GetString().Should().Be("2.0");
            (message.TryGetProperty("id", out _) || message.TryGetProperty("method", out _)).Should().BeTrue(line);
        }
    }

    public static bool IsError(this JsonElement response) =>
        response.GetProperty("result").TryGetProperty("isError", out var isError) && isError.GetBoolean();

    public static string Text(this JsonElement response) =>
        response.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!;

    public static JsonElement Structured(this JsonElement response) => response.GetProperty("result").GetProperty("structuredContent");
}
