using System.Net;
using System.Net.Sockets;
using System.Text;
using Avinode.Testing;

namespace Avinode.Client.Tests.Testing;

public sealed class StubUpstreamTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
    private StubUpstream _upstream = null!;

    public async Task InitializeAsync() => _upstream = await StubUpstream.StartAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _upstream.DisposeAsync();
    }

    [Fact]
    public async Task Requests_are_recorded_with_their_raw_target_and_every_header_line()
    {
        await using var stream = await RawAsync(
            "POST /api/a%2e%2E/b?x=%20y HTTP/1.1\r\nzeta: 1\r\nHOST: h\r\nZeta:  2 \r\ntransfer-encoding: chunked\r\n\r\n"
            + "5\r\nhello\r\n1;ext=1\r\n!\r\n0\r\n\r\n");

        var request = await _upstream.WaitForRequestAsync();

        request.Method.Should().Be("POST");
        request.RawTarget.Should().Be("/api/a%2e%2E/b?x=%20y");
        request.Path.Should().Be("/api/a%2e%2E/b");
        request.Headers.Select(header => header.Key + "=" + header.Value)
            .Should().BeEquivalentTo("zeta=1", "zeta=2", "Host=h", "Transfer-Encoding=chunked");
        request.Header("ZETA").Should().Be("1, 2");
        request.Header("Accept").Should().BeNull();
        request.Text.Should().Be("hello!");
    }

    [Fact]
    public async Task Answers_are_used_in_turn_and_the_last_one_repeats()
    {
        _upstream.Answer("GET", "/bookings/1", StubResponse.Status(429).WithHeader("Retry-After", "3"), StubResponse.Json("{}"));

        using var first = await _http.GetAsync(Url("/bookings/1?again=1"));
        using var second = await _http.GetAsync(Url("/bookings/1"));
        using var third = await _http.GetAsync(Url("/bookings/1"));
        using var other = await _http.GetAsync(Url("/bookings/2"));

        first.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        first.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(3));
        (await second.Content.ReadAsStringAsync()).Should().Be("{}");
        (await third.Content.ReadAsStringAsync()).Should().Be("{}");
        other.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await other.Content.ReadAsStringAsync()).Should().Contain("STUB_404");
        _upstream.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_compressed_answer_arrives_decompressed()
    {
        _upstream.AnswerAll(StubResponse.Gzip("""{"data":{}}"""u8.ToArray()));

        (await _http.GetStringAsync(Url("/x"))).Should().Be("""{"data":{}}""");
    }

    [Fact]
    public async Task An_answer_waits_for_its_gate_while_the_request_is_already_known()
    {
        var gate = new TaskCompletionSource();
        _upstream.AnswerAll(StubResponse.Json("{}").After(gate.Task));

        var answer = _http.PostAsync(Url("/bookrequest"), new StringContent("body"));
        (await _upstream.WaitForRequestAsync()).Text.Should().Be("body");
        answer.IsCompleted.Should().BeFalse();

        gate.SetResult();
        (await answer).Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_is_a_reset_with_the_body_read_or_not(bool isRead)
    {
        _upstream.AnswerAll(isRead ? StubResponse.ResetAfterReading() : StubResponse.ResetBeforeReading());

        var post = () => _http.PostAsync(Url("/bookrequest"), new StringContent("body"));

        (await post.Should().ThrowAsync<HttpRequestException>())
            .Which.GetBaseException().Should().BeOfType<SocketException>()
            .Which.SocketErrorCode.Should().BeOneOf(SocketError.ConnectionReset, SocketError.Shutdown);
        (await _upstream.WaitForRequestAsync()).Text.Should().Be(isRead ? "body" : "");
    }

    [Fact]
    public async Task A_truncated_answer_breaks_off_in_the_middle()
    {
        _upstream.Answer("GET", "/length", StubResponse.Truncated("""{"data":{}}"""));
        _upstream.Answer("GET", "/chunked", StubResponse.TruncatedChunked("""{"data":{}}"""));

        foreach (var path in new[] { "/length", "/chunked" })
        {
            var get = () => _http.GetStringAsync(Url(path));

            (await get.Should().ThrowAsync<HttpRequestException>())
                .Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        }
    }

    [Fact]
    public async Task A_hanging_answer_ends_with_the_stub()
    {
        _upstream.AnswerAll(StubResponse.Hang());
        var get = _http.GetAsync(Url("/x"));
        await _upstream.WaitForRequestAsync();

        await _upstream.DisposeAsync();

        await ((Func<Task>)(() => get)).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task An_answer_can_hang_in_the_middle_of_its_body()
    {
        _upstream.AnswerAll(StubResponse.HangHalfway("first second"));
        using var answer = await _http.GetAsync(Url("/x"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var half = new char[6];
        await reader.ReadBlockAsync(half);

        var rest = reader.ReadToEndAsync();
        new string(half).Should().Be("first ");
        rest.IsCompleted.Should().BeFalse();

        await _upstream.DisposeAsync();
        await ((Func<Task>)(() => rest)).Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task An_early_answer_is_seen_by_a_client_that_still_sends()
    {
        _upstream.AnswerAll(StubResponse.Status(413).WithoutReadingBody());

        await using var stream = await RawAsync("POST /api/x HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nonly this");
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync()).Should().Be("HTTP/1.1 413 Payload Too Large");
        (await _upstream.WaitForRequestAsync()).Body.Should().BeEmpty();
    }

    private Uri Url(string path) => new(_upstream.BaseAddress.OriginalString + path);

    private async Task<NetworkStream> RawAsync(string request)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _upstream.BaseAddress.Port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        return stream;
    }
}
