using System.Net;

namespace Avinode.Bookings.Web.Tests;

public class HeadTests
{
    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/readyz", HttpStatusCode.OK)]
    [InlineData("/api/bookings", HttpStatusCode.OK)]
    [InlineData("/bookings", HttpStatusCode.OK)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/api/bookings/ref-20260301-AAAAAAAA", HttpStatusCode.NotFound)]
    [InlineData("/api/webhooks/avinode", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/api/events", HttpStatusCode.MethodNotAllowed)]
    public async Task A_question_about_the_head_is_answered_as_for_the_whole_without_the_body(string path, HttpStatusCode status)
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);

        var answer = await served.Caller(key: null).SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        answer.Content.Headers.ContentType.Should().NotBeNull();
    }
}
