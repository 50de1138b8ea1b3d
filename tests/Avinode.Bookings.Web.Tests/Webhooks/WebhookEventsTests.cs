using System.Net;

namespace Avinode.Bookings.Web.Tests;

public class WebhookEventsTests
{
    [Fact]
    public async Task A_viewer_sees_what_came_of_webhooks_page_by_page_but_never_a_body()
    {
        await using var served = await ServedBookings.StartAsync();
        using var avinode = served.Avinode();
        await avinode.DeliverAsync("""{"event":"EmptyLegs","id":"el-1","secret":"canary-of-the-body"}""");
        await avinode.DeliverAsync("not json: canary-of-the-body");
        await avinode.DeliverAsync("""{"event":"EmptyLegs","id":"el-2"}""");
        using var viewer = served.Caller(ServedBookings.ViewerKey);

        var first = await viewer.GetJsonAsync("/api/webhooks/events?limit=2&state=ignored");
        var second = await viewer.GetJsonAsync($"/api/webhooks/events?limit=2&before={first.Text("next_before")}");

        first.GetProperty("events").EnumerateArray().Select(kept => kept.Text("detail"))
            .Should().Equal("There is nothing to do here about emptylegs.", "The body is not one JSON object.");
        second.GetProperty("events").EnumerateArray().Should().ContainSingle().Which.Text("event").Should().Be("EmptyLegs");
        second.TryGetProperty("next_before", out _).Should().BeFalse();
        $"{first}{second}{served.Log}".Should().NotContain("canary");
        (await viewer.GetJsonAsync("/api/webhooks/events?state=dead")).GetProperty("events").GetArrayLength().Should().Be(0);
        var wrong = await viewer.GetAsync(new Uri("/api/webhooks/events?state=lost&limit=0&before=x", UriKind.Relative));
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await wrong.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .Should().Equal("state", "limit", "before");
    }

    [Fact]
    public async Task Only_ops_replays_and_only_what_can_be()
    {
        await using var served = await ServedBookings.StartAsync();
        await served.Avinode().DeliverAsync("""{"event":"EmptyLegs","id":"el-1"}""");
        using var ops = served.Caller(ServedBookings.OpsKey);

        (await served.Caller().PostJsonAsync("/api/webhooks/events/1/replay", "")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await served.Caller(key: null).GetAsync(new Uri("/api/webhooks/events", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.Unauthorized);
        var ignored = await ops.PostJsonAsync("/api/webhooks/events/1/replay", "");
        var missing = await ops.PostJsonAsync("/api/webhooks/events/2/replay", "");

        ignored.StatusCode.Should().Be(HttpStatusCode.NotFound);
        missing.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await missing.JsonAsync()).Text("detail").Should().Contain("no dead or ignored event 2");
    }
}
