using System.Net;

namespace Avinode.Simulator.Tests.Http;

public sealed class SimulatorRoutesTests
{
    private readonly SimulatorDriver simulator = new();

    [Theory]
    [InlineData("nothing/here")]
    [InlineData("trips")]
    [InlineData("trips/10000001/")]
    [InlineData("trips/10000009")]
    [InlineData("rfqs/20000009")]
    [InlineData("quotes/50000099")]
    [InlineData("streams/quotes/50000099")]
    [InlineData("tripmsgs/40000099")]
    [InlineData("tripmsgs/20000009/chat")]
    [InlineData("bookings/70000001")]
    [InlineData("../trips/10000001")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        var answer = await simulator.GetAsync(path);

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.Code.Should().Be("NOT_FOUND");
        answer.Header("X-Rate-Limit-Limit").Should().Be("3600");
    }

    [Theory]
    [InlineData("trips/10000009/cancel", "PUT")]
    [InlineData("rfqs/20000009/cancel", "PUT")]
    [InlineData("tripmsgs/20000009/chat", "POST")]
    [InlineData("tripmsgs/20000009/decline", "POST")]
    [InlineData("tripmsgs/20000009/submitQuote", "POST")]
    public async Task A_write_to_what_does_not_exist_is_not_found(string path, string method)
    {
        var answer = await simulator.SendAsync(method, path, new StringContent("{}"));

        answer.Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("POST", "trips/10000001", "GET")]
    [InlineData("GET", "bookrequest", "POST")]
    [InlineData("DELETE", "bookings/70000001", "GET")]
    [InlineData("PUT", "tripmsgs/20000001/chat", "GET, POST")]
    public async Task A_wrong_method_is_refused_with_the_right_ones(string method, string path, string allowed)
    {
        var answer = await simulator.SendAsync(method, path, method is "GET" ? null : new StringContent("{}"));

        answer.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        string.Join(", ", answer.ContentHeaders.Allow).Should().Be(allowed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"quoteId\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"a\":[[[{\"b\":\"\\udfff\"}]]]}")]
    [InlineData("<html></html>")]
    public async Task A_body_that_is_no_readable_JSON_object_is_refused(string body)
    {
        string[] paths = ["bookrequest", "tripmsgs/20000001/chat", "tripmsgs/20000001/decline", "tripmsgs/20000002/submitQuote"];
        foreach (var path in paths)
        {
            var answer = await simulator.PostAsync(path, body);

            answer.Status.Should().Be(HttpStatusCode.BadRequest, "{0} got {1}", path, body);
            answer.Code.Should().Be("ERR_INPUT_GENERIC_INVALID");
        }
    }

    [Fact]
    public async Task Broken_UTF8_and_bottomless_nesting_are_refused()
    {
        byte[] broken = [.. "{\"message\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        var bottomless = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);

        (await simulator.SendAsync("POST", "bookrequest", new ByteArrayContent(broken))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await simulator.PostAsync("bookrequest", bottomless)).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_of_more_than_a_mebibyte_is_refused()
    {
        var answer = await simulator.PostAsync("tripmsgs/20000001/chat", Json.Message(new string('x', 1024 * 1024)));

        answer.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_write_without_any_content_is_refused() =>
        (await simulator.SendAsync("POST", "bookrequest", content: null)).Status.Should().Be(HttpStatusCode.BadRequest);
}
