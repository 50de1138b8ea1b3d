using System.Text;
using System.Text.Json;
using Avinode.Agent;
using Avinode.Testing;

namespace Avinode.Mcp.Tests;

/// <summary>What a model sees of the tools before it calls one.</summary>
public sealed class ToolListTests
{
    private static readonly string[] Hints = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"];

    [Fact]
    public async Task The_tools_are_listed_in_the_order_of_their_names()
    {
        await using var served = await ServedMcp.StartAsync();

        var tools = await served.ToolsAsync();

        tools.Keys.Should().Equal(
            "book_flight", "decline_quote", "generate_quote_pdf", "get_booking_status", "get_message", "get_trip_messages",
            "list_bookings", "send_trip_message");
    }

    [Fact]
    public async Task The_whole_list_stays_under_12_kB()
    {
        await using var served = await ServedMcp.StartAsync();

        await served.ToolsAsync();

        Encoding.UTF8.GetByteCount(served.Client.OutputLines[^1]).Should().BeLessThan(12_000);
    }

    [Fact]
    public async Task Every_tool_has_a_title_a_description_and_both_schemas()
    {
        await using var served = await ServedMcp.StartAsync();

        foreach (var (name, tool) in await served.ToolsAsync())
        {
            tool.GetProperty("title").GetString().Should().NotBeNullOrWhiteSpace(name);
            tool.GetProperty("description").GetString().Should().NotBeNullOrWhiteSpace(name);
            tool.GetProperty("inputSchema").GetProperty("additionalProperties").GetBoolean().Should().BeFalse(name);
            tool.GetProperty("outputSchema").GetProperty("type").GetString().Should().Be("object", name);
            tool.GetProperty("outputSchema").GetProperty("properties").TryGetProperty("warnings", out _).Should().BeTrue(name);
        }
    }

    [Theory]
    [InlineData("book_flight", "destructive, idempotent, open")]
    [InlineData("decline_quote", "destructive, open")]
    [InlineData("generate_quote_pdf", "read-only, idempotent, open")]
    [InlineData("get_booking_status", "read-only, idempotent, open")]
    [InlineData("get_message", "read-only, idempotent, open")]
    [InlineData("get_trip_messages", "read-only, idempotent, open")]
    [InlineData("list_bookings", "read-only, idempotent")]
    [InlineData("send_trip_message", "open")]
    public async Task Every_tool_states_all_four_hints(string tool, string expected)
    {
        await using var served = await ServedMcp.StartAsync();

        var annotations = (await served.ToolsAsync())[tool].GetProperty("annotations");

        Hints.Should().BeSubsetOf(
            annotations.EnumerateObject().Select(hint => hint.Name), "a hint that is not stated has a default that frightens or lulls");
        var stated = Hints.Zip(["read-only", "destructive", "idempotent", "open"])
            .Where(hint => annotations.GetProperty(hint.First).GetBoolean());
        string.Join(", ", stated.Select(hint => hint.Second)).Should().Be(expected);
    }

    [Theory]
    [MemberData(nameof(ToolCall.Names), MemberType = typeof(ToolCall))]
    [InlineData("list_bookings")]
    public async Task What_the_model_sees_is_the_committed_snapshot(string tool)
    {
        await using var served = await ServedMcp.StartAsync();

        var seen = Indented((await served.ToolsAsync())[tool]);

        var path = Repository.Path($"tests/Avinode.Mcp.Tests/Snapshots/{tool}.json");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is "1")
        {
            await File.WriteAllTextAsync(path, seen);
        }

        seen.Should().Be(
            File.Exists(path) ? await File.ReadAllTextAsync(path) : "",
            "what the model sees of {0} is reviewed: if the change is meant, run the tests with UPDATE_SNAPSHOTS=1 and commit {1}",
            tool,
            path);
    }

    [Fact]
    public async Task There_is_no_snapshot_of_a_tool_that_is_gone()
    {
        await using var served = await ServedMcp.StartAsync();

        var tools = await served.ToolsAsync();

        Repository.Files("tests/Avinode.Mcp.Tests/Snapshots", "*").Select(Path.GetFileNameWithoutExtension).Should().Equal(tools.Keys);
    }

    private static string Indented(JsonElement tool)
    {
        using var text = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = McpJson.Wire.Encoder };
        using (var writer = new Utf8JsonWriter(text, options))
        {
            tool.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }
}
