using System.Net;
using Avinode.Testing;

namespace Avinode.Client.Tests.Http;

public sealed class RetryHintTests
{
    private static readonly StubResponse Booking = StubResponse.Json("""{"id":"abooking-1"}""");

    [Theory]
    [InlineData("Retry-After", "7")]
    [InlineData("Retry-After", "Sun, 01 Mar 2026 09:30:22 GMT")]
    [InlineData("X-Rate-Limit-Reset", "7")]
    public async Task A_wait_that_was_asked_for_is_kept_to_the_second(string header, string value)
    {
        await using var wire = await ClientOnWire.StartAsync();
        wire.Upstream.Answer("GET", "/bookings/1", StubResponse.Status(429).WithHeader(header, value), Booking);

        var reading = Calls.ReadAsync(wire.Client);
        await wire.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(7));
        wire.Clock.Advance(TimeSpan.FromSeconds(6.999));
        wire.Upstream.Requests.Should().ContainSingle();
        wire.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await reading;

        wire.Upstream.Requests[1].Header("X-Avinode-SentTimestamp").Should().Be("2026-03-01T09:30:22.000Z");
    }

    [Theory]
    [InlineData(503, "Retry-After", "30", 30)]
    [InlineData(429, "Retry-After", "60", 60)]
    [InlineData(429, "Retry-After", "Sun, 01 Mar 2026 09:31:15 GMT", 60)]
    [InlineData(429, "X-Rate-Limit-Reset", "42", 42)]
    [InlineData(503, "X-Rate-Limit-Reset", "3600", 3600)]
    public async Task A_wait_that_does_not_fit_is_not_waited_for_but_told(int status, string header, string value, int seconds)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(status).WithHeader(header, value));

        var failure = await wire.FailureOfAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Should().ContainSingle();
        failure.Status.Should().Be((HttpStatusCode)status);
        failure.RetryAfter.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Waits_that_fit_one_by_one_are_added_up()
    {
        await using var wire = await ClientOnWire.StartAsync();
        wire.Upstream.Answer("GET", "/bookings/1", Busy(9), Busy(9), Busy(12));

        var reading = Calls.ReadAsync(wire.Client);
        foreach (var attempt in new[] { 1, 2 })
        {
            await wire.Upstream.WaitForRequestAsync(attempt);
            await wire.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(9));
            wire.Clock.Advance(TimeSpan.FromSeconds(9));
        }

        var failure = await wire.FailureOfAsync(_ => reading);

        wire.Upstream.Requests.Should().HaveCount(3);
        failure.RetryAfter.Should().Be(TimeSpan.FromSeconds(12));

        static StubResponse Busy(int seconds) => StubResponse.Status(503).WithHeader("Retry-After", $"{seconds}");
    }

    [Theory]
    [InlineData("Retry-After", "soon")]
    [InlineData("Retry-After", "-5")]
    [InlineData("Retry-After", "99999999999999")]
    [InlineData("X-Rate-Limit-Reset", "-1")]
    [InlineData("X-Rate-Limit-Reset", "1.5")]
    [InlineData("X-Rate-Limit-Reset", "")]
    public async Task A_hint_that_makes_no_sense_is_none(string header, string value)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(429).WithHeader(header, value));

        var failure = await wire.FailureOfReadAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Should().HaveCount(4);
        failure.RetryAfter.Should().BeNull();
    }

    [Fact]
    public async Task A_moment_that_has_passed_means_at_once()
    {
        var busy = StubResponse.Status(503).WithHeader("Retry-After", "Sun, 01 Mar 2026 09:00:00 GMT");
        await using var wire = await ClientOnWire.StartAsync(busy);

        var failure = await wire.FailureOfAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Should().HaveCount(4);
        failure.RetryAfter.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task The_reset_of_the_rate_limit_says_nothing_on_other_answers()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(404).WithHeader("X-Rate-Limit-Reset", "42"));

        (await wire.FailureOfAsync(Calls.ReadAsync)).RetryAfter.Should().BeNull();
    }
}
