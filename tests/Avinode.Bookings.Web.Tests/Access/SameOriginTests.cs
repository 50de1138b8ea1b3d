using System.Net;

namespace Avinode.Bookings.Web.Tests;

public class SameOriginTests
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example.com")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    public async Task A_page_of_another_site_changes_nothing(string header, string value)
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);

        var write = await served.AskAsync(HttpMethod.Post, "/api/bookings", (header, value));
        var read = await served.AskAsync("/api/bookings", (header, value));

        write.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        read.StatusCode.Should().Be(HttpStatusCode.OK);
        read.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse("what it reads, its browser keeps from it");
    }

    [Fact]
    public async Task Our_own_pages_and_programs_may_write()
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);

        var page = await served.AskAsync(HttpMethod.Post, "/api/bookings", ("Sec-Fetch-Site", "same-origin"));
        var older = await served.AskAsync(HttpMethod.Post, "/api/bookings", ("Origin", served.Address.GetLeftPart(UriPartial.Authority)));
        var program = await served.AskAsync(HttpMethod.Post, "/api/bookings");

        new[] { page, older, program }.Should().OnlyContain(
            answer => answer.StatusCode == HttpStatusCode.BadRequest, "the body is empty, and that is all that is wrong");
    }
}
