using Avinode.Testing;

namespace Avinode.Client.Tests.Testing;

public sealed class McpConversationTests
{
    [FactWhenInstalled("sh")]
    public async Task Responses_find_their_requests_and_everything_else_stays_readable()
    {
        await using var server = Script("""
            read -r first; read -r second
            echo 'not json'
            echo '{"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1}}'
            echo '{"jsonrpc":"2.0","id":2,"result":{"name":"second"}}'
            echo '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"first"}}'
            echo "$first" >&2
            cat > /dev/null
            exit 7
            """);

        var first = server.StartCallTool("a\"b", """{"x":1}""", progressToken: "t");
        var second = server.RequestAsync("tools/list", "{\n}");

        (await second).GetProperty("result").GetProperty("name").GetString().Should().Be("second");
        (await first.Response).GetProperty("error").GetProperty("message").GetString().Should().Be("first");
        (await server.WaitForNotificationAsync("notifications/progress")).GetProperty("params").GetProperty("progress").GetInt32()
            .Should().Be(1);
        server.OutputLines.Should().HaveCount(4).And.StartWith("not json");

        server.CloseInput();
        (await server.WaitForExitAsync(TimeSpan.FromSeconds(30))).Should().Be(7);
        server.ErrorText.Should().Be(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"""
            + """{"name":"a\u0022b","arguments":{"x":1},"_meta":{"progressToken":"t"}}}"""
            + "\n");
    }

    [FactWhenInstalled("sh")]
    public async Task A_program_that_ends_leaves_no_request_waiting()
    {
        await using var server = Script("read -r line; echo 'no reason' >&2");

        var list = () => server.RequestAsync("tools/list");

        await list.Should().ThrowAsync<EndOfStreamException>();
        await server.WaitForErrorTextAsync("no reason");
    }

    [FactWhenInstalled("sh")]
    public async Task Only_the_settings_that_a_test_gives_reach_the_program()
    {
        Environment.SetEnvironmentVariable("AVINODE_LEFT_OVER", "secret");
        await using var server = McpConversation.Start(
            "sh", ["-c", "echo \"[$AVINODE_LEFT_OVER][$AVINODE_GIVEN][${HOME-none}]\" >&2"],
            new Dictionary<string, string?> { ["AVINODE_GIVEN"] = "yes", ["HOME"] = null });

        await server.WaitForExitAsync(TimeSpan.FromSeconds(30));

        server.ErrorText.Should().Be("[][yes][none]\n");
    }

    private static McpConversation Script(string script) =>
        McpConversation.Start("sh", ["-c", script], new Dictionary<string, string?>());
}
