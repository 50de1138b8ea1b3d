using System.Net;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

public class ReadinessTests
{
    [Fact]
    public async Task A_service_that_can_do_its_work_says_so_to_anybody_and_no_more()
    {
        await using var served = await ServedBookings.StartAsync();

        var live = await served.AskAsync("/healthz");
        var ready = await served.AskAsync("/readyz");

        (await live.Content.ReadAsStringAsync()).Should().Be("""{"status":"ok"}""");
        ready.StatusCode.Should().Be(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync())
            .Should().Be("""{"status":"ok","components":{"database":"ok","avinode":"ok","mail":"ok"}}""");
    }

    [Fact]
    public async Task Refused_credentials_make_it_not_ready_and_the_log_says_what_to_check()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.AnswerAll(StubResponse.Status(401));

        var ready = await served.AskAsync("/readyz");
        var again = await served.AskAsync("/readyz");
        served.Upstream.AnswerAll(StubResponse.Status(404));
        served.Clock.Advance(TimeSpan.FromSeconds(30));
        var better = await served.AskAsync("/readyz");

        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await ready.JsonAsync()).GetProperty("components").Text("avinode").Should().Be("not ok");
        (await again.JsonAsync()).Text("status").Should().Be("not ok");
        better.StatusCode.Should().Be(HttpStatusCode.OK);
        served.Upstream.Requests.Should().HaveCount(2, "an answer holds for a while");
        var log = served.Log.ToString();
        log.Split('\n').Should()
            .ContainSingle(line => line.Contains("Not ready, avinode: it refuses our credentials (401)", StringComparison.Ordinal));
        log.Should().Contain("Ready again: avinode").And.NotContain("token-of-the");
    }

    [Fact]
    public async Task Avinode_away_is_told_and_does_not_turn_webhooks_away()
    {
        await using var served = await ServedBookings.StartAsync(time: TimeProvider.System);
        await served.Upstream.DisposeAsync();

        var ready = await served.AskAsync("/readyz");

        ready.StatusCode.Should().Be(HttpStatusCode.OK);
        (await ready.JsonAsync()).GetProperty("components").Text("avinode").Should().Be("away");
    }

    [PostgresFact]
    public async Task A_database_that_is_away_makes_it_not_ready_and_leaves_it_alive()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var served = await ServedBookings.StartAsync(
            settings: new Dictionary<string, string> { ["AVINODE_DATABASE"] = await server.CreateDatabaseAsync() });
        await server.KillAsync();

        var ready = await served.AskAsync("/readyz");

        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await ready.JsonAsync()).GetProperty("components").Text("database").Should().Be("not ok");
        (await served.AskAsync("/healthz")).StatusCode.Should().Be(HttpStatusCode.OK);
        served.Log.ToString().Should().Contain("Not ready, database: ").And.NotContain(server.Password);
    }
}
