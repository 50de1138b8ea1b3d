using System.Text;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>stdout belongs to the protocol, whatever comes in and whatever goes wrong.</summary>
public sealed class StdoutTests
{
    [Fact]
    public async Task Lines_that_are_no_messages_are_survived_in_silence()
    {
        await using var server = ServerProcess.StartSimulator();
        await server.InitializeAsync();

        foreach (var line in new[]
        {
            "", "   ", "hello", "{", "{}", "[]", "null", "42", "\"text\"",
            """{"jsonrpc":"1.0","id":1,"method":"ping"}""", """{"jsonrpc":"2.0"}""",
            """{"jsonrpc":"2.0","id":{},"method":"ping"}""", """{"jsonrpc":"2.0","id":999,"result":{}}""",
            new string('[', 10_000), new string('x', 1_000_000), "\u0000\u0001\u001b[2J",
        })
        {
            await server.SendLineAsync(line);
        }

        await server.SendBytesAsync(Enumerable.Range(0, 256).Select(i => (byte)i).Append((byte)'\n').ToArray());
        await server.SendBytesAsync(Encoding.Unicode.GetBytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n"));
        await server.SendLineAsync("");
        var after = await server.RequestAsync("tools/list");

        after.GetProperty("result").GetProperty("tools").GetArrayLength().Should().Be(8);
        (await server.EndAsync()).Should().Be(0);
        server.ShouldHaveSpokenOnlyProtocol();
    }

    [Fact]
    public async Task Methods_that_do_not_exist_are_refused_in_the_protocol()
    {
        await using var server = ServerProcess.StartSimulator();
        await server.InitializeAsync();

        var unknown = await server.RequestAsync("bookings/delete_all");
        var noParams = await server.RequestAsync("tools/call", "{}");
        await server.NotifyAsync("notifications/nobody_knows");
        var ping = await server.RequestAsync("ping");

        unknown.GetProperty("error").GetProperty("code").GetInt32().Should().Be(-32601);
        noParams.TryGetProperty("error", out _).Should().BeTrue();
        ping.TryGetProperty("result", out _).Should().BeTrue();
        (await server.EndAsync()).Should().Be(0);
        server.ShouldHaveSpokenOnlyProtocol();
    }

    [Theory]
    [InlineData("""{"name":7,"arguments":{}}""")]
    [InlineData("""{"name":"get_message","arguments":"x"}""")]
    [InlineData("""{"name":"get_message","arguments":[]}""")]
    [InlineData("""{"name":"get_message","arguments":{"message_id":"\ud800"}}""")]
    [InlineData("""{"name":"get_message","arguments":{"message_id":"1"},"_meta":"x"}""")]
    public async Task Parameters_that_cannot_be_read_are_refused_in_words(string parameters)
    {
        await using var server = ServerProcess.StartSimulator();
        await server.InitializeAsync();

        var answer = await server.RequestAsync("tools/call", parameters);

        var error = answer.GetProperty("error");
        error.GetProperty("code").GetInt32().Should().Be(-32602);
        error.GetProperty("message").GetString().Should().Contain("'arguments' an object");
    }

    [Fact]
    public async Task Faults_of_Avinode_are_told_in_the_protocol()
    {
        await using var upstream = await StubUpstream.StartAsync();
        using var folder = new ScratchFolder();
        await using var server = ServerProcess.StartWith(upstream.BaseAddress, folder, ("AVINODE_LOG_LEVEL", "Trace"));
        await server.InitializeAsync();

        StubResponse[] faults =
        [
            StubResponse.Status(404),
            StubResponse.Html("<html>Sign in</html>"),
            StubResponse.Json("{\"half\":"),
            StubResponse.Status(401),
        ];
        foreach (var fault in faults)
        {
            upstream.AnswerAll(fault);
            (await server.CallToolAsync("get_booking_status", """{"booking_id":"1"}""")).IsError().Should().BeTrue();
            (await server.CallToolAsync("send_trip_message", """{"request_id":"1","message":"Hi"}""")).IsError().Should().BeTrue();
        }

        (await server.EndAsync()).Should().Be(0);
        server.ShouldHaveSpokenOnlyProtocol();
        server.ErrorText.Should().Contain("get_booking_status failed: AvinodeException, status 404");
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task Every_revision_of_the_protocol_that_clients_speak_is_spoken(string revision)
    {
        await using var server = ServerProcess.StartSimulator();

        var answer = (await server.InitializeAsync(revision)).GetProperty("result");
        var chat = await server.CallToolAsync("get_trip_messages", """{"request_id":"arfq-20000001"}""");

        answer.GetProperty("protocolVersion").GetString().Should().Be(revision);
        answer.GetProperty("serverInfo").GetProperty("name").GetString().Should().Be("avinode-mcp");
        chat.Text().Should().Contain("Hot catering for six is confirmed");
        (await server.EndAsync()).Should().Be(0);
        server.ShouldHaveSpokenOnlyProtocol();
    }
}
