using System.Net;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

public class RequestTests
{
    [Fact]
    public async Task A_message_goes_to_the_operator_and_stands_in_the_chat()
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);
        var caller = served.Caller(key: null);

        var sent = await caller.PostJsonAsync("/api/requests/arfq-20000001/messages", """{"message":"Two bags more?\nThank you"}""");

        (await sent.JsonAsync()).Text("status").Should().Be("sent");
        (await sent.JsonAsync()).Text("sent_at").Should().NotBeNull();
        var chat = await caller.GetJsonAsync("/api/requests/arfq-20000001/messages");
        chat.GetProperty("messages").EnumerateArray().Last().Text("text").Should().Be("Two bags more?\nThank you");
        chat.GetProperty("messages").EnumerateArray().Select(message => message.Text("from"))
            .Should().Equal("operator", "broker", "operator", "broker");
    }

    [Fact]
    public async Task A_refusal_carries_its_reason_and_is_sent_once()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.Answer("POST", "/tripmsgs/20000001/decline", StubResponse.Json("{}"));

        var response = await served.Caller().PostJsonAsync(
            "/api/requests/arfq-20000001/decline", """{"reason":"price_too_high","message":"Sorry"}""");

        var declined = await response.JsonAsync();
        declined.Text("status").Should().Be("declined");
        declined.Text("reason").Should().Be("price_too_high");
        declined.Text("declined_at").Should().NotBeNull();
        served.Upstream.Requests.Should().ContainSingle().Which.Text.Should().Be("""{"reason":"price_too_high","message":"Sorry"}""");
    }

    [Theory]
    [InlineData("messages", """{"message":""}""", "message")]
    [InlineData("messages", """{"message":"  "}""", "message")]
    [InlineData("messages", """{}""", "message")]
    [InlineData("messages", """{"message":"my card is 4111 1111 1111 1111"}""", "message")]
    [InlineData("decline", """{"reason":"no"}""", "reason")]
    [InlineData("decline", """{"reason":"other","mesage":"x"}""", "mesage")]
    public async Task A_bad_body_never_reaches_the_operator(string what, string body, string field)
    {
        await using var served = await ServedBookings.StartAsync();

        var response = await served.Caller().PostJsonAsync($"/api/requests/arfq-20000001/{what}", body);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).GetProperty("errors").TryGetProperty(field, out _).Should().BeTrue();
        served.Upstream.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_lost_answer_to_a_message_is_not_called_sent()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.Answer("POST", "/tripmsgs/20000001/chat", StubResponse.Status(502));

        var response = await served.Caller().PostJsonAsync("/api/requests/arfq-20000001/messages", """{"message":"Hello"}""");

        response.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        (await response.JsonAsync()).Text("detail").Should().Contain("not known whether");
        served.Upstream.Requests.Should().ContainSingle();
    }
}
