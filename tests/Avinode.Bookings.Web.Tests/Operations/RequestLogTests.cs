using System.Text.RegularExpressions;

namespace Avinode.Bookings.Web.Tests;

public class RequestLogTests
{
    [Fact]
    public async Task A_request_is_one_line_by_its_route_without_anything_personal()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        using var booker = served.Caller();

        await booker.PostJsonAsync("/api/bookings", Answers.Order);
        await booker.GetAsync(new Uri("/api/bookings?customer_email=pat@example.com", UriKind.Relative));
        await booker.GetAsync(new Uri("/api/bookings/pat@example.com", UriKind.Relative));
        await booker.GetAsync(new Uri("/api/pat@example.com", UriKind.Relative));
        await served.StopAsync();

        var lines = Lines(served);
        lines.Should().HaveCount(4);
        lines[0].Should().MatchRegex(@"POST /api/bookings 201 in [0-9.]+ ms, role booker, trace [0-9a-f]{32}$");
        lines[1].Should().Contain("GET /api/bookings 200 ");
        lines[2].Should().Contain("GET /api/bookings/{id} 400 ");
        lines[3].Should().Contain("GET (no route) 404 ");
        served.Log.ToString().Should().NotContainAny("pat", "Pat", "example.com", "ZX98765QQ");
    }

    [Fact]
    public async Task Webhooks_and_questions_after_our_health_are_silent_unless_they_fail()
    {
        await using var served = await ServedBookings.StartAsync();

        await served.Avinode().DeliverAsync("""{"id":"el-30001111","type":"emptylegs"}""");
        await served.AskAsync("/healthz");
        await served.StopAsync();

        Lines(served).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_answer_tells_browsers_to_keep_nothing_and_guess_nothing()
    {
        await using var served = await ServedBookings.StartAsync();

        foreach (var answer in new[] { await served.AskAsync("/healthz"), await served.AskAsync("/api/bookings"),
            await served.AskAsync("/api/nothing"), await served.AskAsync("/api/bookings/;", ("X-Api-Key", ServedBookings.ViewerKey)) })
        {
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            answer.Headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
            answer.Headers.CacheControl!.NoStore.Should().BeTrue();
            answer.Headers.Server.Should().BeEmpty();
        }
    }

    private static string[] Lines(ServedBookings served) =>
        [.. served.Log.ToString().Split('\n').Where(line => Regex.IsMatch(line, " (Information|Warning|Error) RequestLog: "))];
}
