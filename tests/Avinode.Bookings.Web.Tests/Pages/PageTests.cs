using System.Net;
using System.Text.RegularExpressions;

namespace Avinode.Bookings.Web.Tests;

public partial class PageTests
{
    [Theory]
    [InlineData("/"), InlineData("/trips/SNDBX1"), InlineData("/bookings"), InlineData("/requests/arfq-20000001"), InlineData("/sign-in")]
    [InlineData("/nowhere"), InlineData("/trips/ZZZZZ9")]
    public async Task A_page_allows_nothing_from_elsewhere_nothing_inline_and_is_not_kept(string path)
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);

        var answer = await served.Caller(key: null).GetAsync(new Uri(path, UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().ContainAll("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'",
            "frame-ancestors 'none'", "form-action 'self'", "require-trusted-types-for 'script'");
        policy.Should().NotContainAny("unsafe", "*", "http", "data:");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        page.Should().StartWith("<!DOCTYPE html>").And.NotContainAny("<script>", "style=", "onclick=", "javascript:");
        Addresses().Matches(page).Select(match => match.Groups["address"].Value)
            .Should().OnlyContain(address => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "Page not found")]
    [InlineData("/trips/..", HttpStatusCode.OK, "Where does your client fly")]
    [InlineData("/trips/aquote-1", HttpStatusCode.BadRequest, "must be a trip id")]
    [InlineData("/bookings/ref-20261122-ZZZZZZZZ", HttpStatusCode.NotFound, "No booking here has the reference")]
    [InlineData("/bookings/%3Cscript%3E", HttpStatusCode.BadRequest, "must be the booking")]
    [InlineData("/requests/1e9", HttpStatusCode.BadRequest, "must be a request id")]
    [InlineData("/trips/atrip-990503", HttpStatusCode.BadGateway, "Temporarily unavailable")]
    [InlineData("/trips/atrip-990604", HttpStatusCode.BadGateway, "Temporarily unavailable")]
    public async Task A_failure_is_a_page_that_tells_the_next_step(string path, HttpStatusCode status, string words)
    {
        // Time passes by itself, for the waits between tries: moved by hand, it could run ahead of a try and end it.
        await using var served = await ServedBookings.StartAsync(simulator: true, time: TimeProvider.System);

        var response = await served.Caller(key: null).GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Contain(words).And.NotContain("<script>").And.NotContain("Exception");
    }

    [Fact]
    public async Task A_program_that_asks_for_what_is_not_there_gets_no_page()
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);

        var answer = await served.Caller(key: null).GetAsync(new Uri("/api/nowhere", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Theory]
    [InlineData("""{"csp-report":{"effective-directive":"img-src","blocked-uri":"https://elsewhere.example/x.png?secret=1"}}""",
        HttpStatusCode.NoContent)]
    [InlineData("""{"csp-report":{"effective-directive":"img\n2026 Error forged","blocked-uri":7}}""", HttpStatusCode.NoContent)]
    [InlineData("[]", HttpStatusCode.BadRequest), InlineData("{}", HttpStatusCode.BadRequest), InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("""{"csp-report":[]}""", HttpStatusCode.BadRequest)]
    public async Task Reports_of_browsers_are_logged_as_one_line_without_a_query(string report, HttpStatusCode status)
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);

        var answer = await served.Caller(key: null).PostJsonAsync(Routes.CspReports, report);

        answer.StatusCode.Should().Be(status);
        var lines = served.Log.ToString().Split('\n').Where(line => line.Contains("A browser refused", StringComparison.Ordinal));
        lines.Should().HaveCount(status == HttpStatusCode.NoContent ? 1 : 0);
        served.Log.ToString().Should().NotContain("secret").And.NotContain("\n2026 Error");
    }

    [Fact]
    public async Task A_report_that_is_too_long_is_not_read()
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);

        var answer = await served.Caller(key: null).PostJsonAsync(Routes.CspReports, new string(' ', 9000));

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    // A read is tried again after pauses.
    [GeneratedRegex("(?:href|src|action)=\"(?<address>[^\"#]+)\"")]
    private static partial Regex Addresses();
}
