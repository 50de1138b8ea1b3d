using System.Net;
using System.Security.Claims;
using Avinode.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Avinode.Bookings.Web.Tests;

public class LimitTests
{
    private const string Path = "/api/bookings?limit=x";

    [Fact]
    public async Task A_caller_who_asks_too_much_is_told_when_to_come_again_and_others_are_not_held_up()
    {
        await using var served = await ServedBookings.StartAsync();
        var greedy = served.Caller(ServedBookings.ViewerKey);

        // The allowance grows again each second, so the answer may just miss.
        HttpResponseMessage refused;
        do
        {
            UseUp(served, "viewer-1").Should().BeLessThanOrEqualTo(RateLimits.Burst);
            refused = await greedy.GetAsync(new Uri(Path, UriKind.Relative));
        }
        while (refused.StatusCode == HttpStatusCode.BadRequest);

        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        refused.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await served.Caller(ServedBookings.OpsKey).GetAsync(new Uri(Path, UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.BadRequest);
        (await greedy.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_fills_the_log_with_reports_of_pages()
    {
        await using var served = await ServedBookings.StartAsync();
        using var stranger = served.Caller(key: null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => stranger.PostAsync(
            new Uri("/csp-reports", UriKind.Relative), new StringContent(
                """{"csp-report":{"effective-directive":"img-src","blocked-uri":"https://elsewhere.example"}}"""))));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.NoContent
            || answer.StatusCode == HttpStatusCode.TooManyRequests);
        served.Log.ToString().Split("A browser refused").Should().HaveCountGreaterThan(1).And.HaveCountLessThan(1 + 50);
    }

    [Fact]
    public async Task Webhooks_with_the_right_credentials_are_never_too_many()
    {
        await using var served = await ServedBookings.StartAsync();
        using var avinode = served.Avinode();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 2 * RateLimits.Burst).Select(_ => avinode.DeliverAsync("""{"id":"el-30001111","type":"emptylegs"}""")));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Keys_can_be_guessed_20_times_and_then_once_a_second()
    {
        await using var served = await ServedBookings.StartAsync();
        for (var guess = 0; guess < 20; guess++)
        {
            (await GuessAsync(guess)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }

        var late = await GuessAsync(21);
        var right = await served.AskAsync(Path, ("X-Api-Key", ServedBookings.ViewerKey));
        served.Clock.Advance(TimeSpan.FromSeconds(1));
        var afterwards = await served.AskAsync(Path, ("X-Api-Key", ServedBookings.ViewerKey));
        var again = await GuessAsync(22);
        var tooSoon = await GuessAsync(23);

        late.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        late.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        late.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        right.StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "a guesser must not learn that a guess was right");
        afterwards.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        again.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        tooSoon.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);

        Task<HttpResponseMessage> GuessAsync(int guess) => served.AskAsync(
            Path, ("X-Api-Key", $"guess-{guess}-0123456789abcdef-0123456789"));
    }

    [Fact]
    public async Task Behind_a_proxy_on_this_machine_a_guesser_holds_up_nobody_else()
    {
        await using var served = await ServedBookings.StartAsync();
        for (var guess = 0; guess < 20; guess++)
        {
            await served.AskAsync(Path, ("X-Api-Key", $"guess-{guess}-0123456789abcdef-0123456789"), ("X-Forwarded-For", "192.0.2.1"));
        }

        var guesser = await served.AskAsync(Path, ("X-Api-Key", ServedBookings.ViewerKey), ("X-Forwarded-For", "192.0.2.1"));
        var other = await served.AskAsync(Path, ("X-Api-Key", ServedBookings.ViewerKey), ("X-Forwarded-For", "198.51.100.7"));

        guesser.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        other.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Wrong_webhook_credentials_are_slowed_down_and_the_right_ones_still_pass()
    {
        await using var served = await ServedBookings.StartAsync();
        var wrong = ("Authorization", "Basic " + Convert.ToBase64String("avinode:guess"u8));

        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess < 25; guess++)
        {
            statuses.Add((await served.AskAsync(HttpMethod.Post, "/api/webhooks/avinode", wrong)).StatusCode);
        }

        statuses.Take(20).Should().OnlyContain(status => status == HttpStatusCode.Unauthorized);
        statuses.Skip(20).Should().OnlyContain(status => status == HttpStatusCode.TooManyRequests);
        (await served.Avinode().DeliverAsync("""{"id":"el-30001111","type":"emptylegs"}""")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void A_flood_of_addresses_takes_no_memory_and_leaves_most_others_alone()
    {
        var guard = new SignInGuard(new ManualClock());
        for (var network = 0; network < 1_000; network++)
        {
            for (var failure = 0; failure < 20; failure++)
            {
                guard.Failed(IPAddress.Parse($"2001:db8:0:{network:x}::{failure + 1:x}"));
            }
        }

        guard.IsHeldBack(IPAddress.Parse("2001:db8:0:1::ffff")).Should().BeTrue("its network is counted");
        guard.IsHeldBack(IPAddress.Parse("::ffff:192.0.2.1")).Should().Be(guard.IsHeldBack(IPAddress.Parse("192.0.2.1")));
        Enumerable.Range(0, 1_000).Count(host => guard.IsHeldBack(new IPAddress([10, 0, (byte)(host / 256), (byte)host])))
            .Should().BeLessThan(150);
    }

    [Fact]
    public async Task A_caller_has_so_many_streams_and_gets_a_place_back_when_one_ends()
    {
        await using var served = await ServedBookings.StartAsync();
        using var viewer = served.Caller(ServedBookings.ViewerKey);
        var streams = await Task.WhenAll(Enumerable.Range(0, RateLimits.StreamsEach).Select(_ => LiveStream.OpenAsync(viewer)));

        var tooMany = await viewer.GetAsync(new Uri("/api/events", UriKind.Relative));
        var others = await LiveStream.OpenAsync(served.Caller(ServedBookings.OpsKey));
        streams[0].Dispose();
        HttpResponseMessage next;
        do
        {
            next = await viewer.GetAsync(new Uri("/api/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        }
        while (next.StatusCode == HttpStatusCode.TooManyRequests);

        tooMany.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        tooMany.Headers.RetryAfter!.Delta.Should().BePositive();
        others.Response.StatusCode.Should().Be(HttpStatusCode.OK);
        next.StatusCode.Should().Be(HttpStatusCode.OK);
        next.Dispose();
        others.Dispose();
        Array.ForEach(streams, stream => stream.Dispose());
    }

    private static int UseUp(ServedBookings served, string caller)
    {
        var context = new DefaultHttpContext { User = new(new ClaimsIdentity([new Claim(ClaimTypes.Name, caller)], "test")) };
        var limiter = served.Get<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        var used = 0;
        while (limiter.AttemptAcquire(context).IsAcquired)
        {
            used++;
        }

        return used;
    }
}
