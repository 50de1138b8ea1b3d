using System.Net;
using System.Text;

namespace Avinode.Bookings.Web.Tests;

public class NextStepTests
{
    [Theory]
    [InlineData(null, "GET", "/api/bookings", HttpStatusCode.Unauthorized, "Authorization: Bearer")]
    [InlineData(null, "POST", "/api/webhooks/avinode", HttpStatusCode.Unauthorized, "AVINODE_WEBHOOK_USER")]
    [InlineData(ServedBookings.ViewerKey, "POST", "/api/bookings", HttpStatusCode.Forbidden, "booker")]
    [InlineData(ServedBookings.BookerKey, "PATCH", "/api/bookings/ref-20260301-AAAAAAAA/status", HttpStatusCode.Forbidden, "ops")]
    [InlineData(ServedBookings.ViewerKey, "GET", "/api/nowhere", HttpStatusCode.NotFound, "/openapi/v1.json")]
    [InlineData(ServedBookings.ViewerKey, "DELETE", "/api/bookings", HttpStatusCode.MethodNotAllowed, "GET, POST")]
    [InlineData(ServedBookings.ViewerKey, "GET", "/api/bookings/ref-20260301-AAAAAAAA/status", HttpStatusCode.MethodNotAllowed, "PATCH")]
    [InlineData(ServedBookings.ViewerKey, "GET", "/api/webhooks/avinode", HttpStatusCode.MethodNotAllowed, "POST")]
    public async Task What_is_refused_before_it_is_read_tells_the_next_step_too(
        string? key, string method, string path, HttpStatusCode status, string step)
    {
        await using var served = await ServedBookings.StartAsync();

        var answer = await served.Caller(key)
            .SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : Answers.Json("{}") });

        answer.StatusCode.Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await answer.JsonAsync()).Text("detail").Should().Contain(step);
    }

    [Fact]
    public async Task Another_kind_of_body_is_told_which_one_is_read()
    {
        await using var served = await ServedBookings.StartAsync();

        var answer = await served.Caller().PostAsync(
            new Uri("/api/bookings", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "text/plain"));

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await answer.JsonAsync()).Text("detail").Should().Contain("application/json");
    }

    [Fact]
    public async Task A_key_used_twice_is_called_by_its_name_on_this_wire()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        await served.Caller().PostJsonAsync("/api/bookings", Answers.Order, "one-key");

        var other = await served.Caller().PostJsonAsync(
            "/api/bookings", Answers.Order.Replace("Pat Client", "Sam Client", StringComparison.Ordinal), "one-key");

        (await other.JsonAsync()).Text("detail").Should().Contain("another Idempotency-Key").And.NotContain("client_reference");
    }
}
