using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Avinode.Simulator.Tests;

public sealed class SimulatorServerTests : IAsyncLifetime
{
    private const string Head = "Host: localhost\r\nX-Avinode-ApiToken: a\r\nAuthorization: Bearer b\r\n"
        + "X-Avinode-SentTimestamp: 2026-03-01T09:30:15Z\r\nX-Avinode-Product: p\r\n"
        + "X-Avinode-ApiVersion: v1.0\r\nX-Twice: 1\r\nx-twice: 2\r\n";

    private readonly SimulatorDriver simulator = SimulatorDriver.OverSocket();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task One_connection_carries_many_requests_and_a_refused_body_is_not_taken_for_the_next()
    {
        var answers = await TalkAsync(
            "POST /api/nowhere HTTP/1.1\r\nContent-Length: 5\r\n\r\nGET /",
            $"GET /api/trips/10000001?a=b HTTP/1.1\r\n{Head}Connection: close\r\n\r\n");

        answers.Should().StartWith("HTTP/1.1 400 BadRequest\r\n").And.Contain("HTTP/1.1 200 OK\r\n").And.Contain("atrip-10000001");
    }

    [Fact]
    public async Task A_body_may_come_in_chunks()
    {
        var answers = await TalkAsync(
            $"POST /api/tripmsgs/20000001/chat HTTP/1.1\r\n{Head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n",
            "F;note=1\r\n{ \"message\": \"H\r\n",
            "7\r\nello\" }\r\n0\r\nTrailer: 1\r\n\r\n");

        answers.Should().StartWith("HTTP/1.1 200 OK\r\n").And.Contain("\"message\":\"Hello\"");
    }

    [Fact]
    public async Task A_caller_that_waits_to_be_asked_for_the_body_is_asked()
    {
        var answers = await TalkAsync(
            $"POST /api/bookrequest HTTP/1.1\r\n{Head}Connection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
            "{}");

        answers.Should().StartWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 422 ");
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET /api/trips HTTP/1.1\r\nnonsense\r\n\r\n")]
    [InlineData("POST /api/trips HTTP/1.1\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /api/trips HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task What_is_not_HTTP_gets_no_answer(string text) => (await TalkAsync(text)).Should().BeEmpty();

    [Fact]
    public async Task A_line_without_an_end_gets_no_answer() => (await TalkAsync(new string('x', 20_000))).Should().BeEmpty();

    [Fact]
    public async Task A_caller_that_goes_away_in_the_middle_does_no_harm()
    {
        (await TalkAsync($"POST /api/bookrequest HTTP/1.1\r\n{Head}Content-Length: 100\r\n\r\n{{")).Should().BeEmpty();

        (await simulator.GetAsync("trips/10000001")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_large_body_is_refused_and_the_connection_goes_on()
    {
        (await simulator.PostAsync("bookrequest", new string(' ', 3_000_000))).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await simulator.GetAsync("trips/10000001")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Many_callers_are_answered_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => simulator.GetAsync("quotes/50000001")));

        answers.Select(answer => answer["id"]).Should().AllBeEquivalentTo("aquote-50000001");
    }

    private async Task<string> TalkAsync(params string[] parts)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, simulator.BaseAddress.Port);
        var stream = client.GetStream();
        foreach (var part in parts)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(part));
        }

        client.Client.Shutdown(SocketShutdown.Send);
        using var answers = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answers);
        }
        catch (IOException)
        {
            // A reset is an end as well.
        }

        return Encoding.UTF8.GetString(answers.ToArray());
    }
}
