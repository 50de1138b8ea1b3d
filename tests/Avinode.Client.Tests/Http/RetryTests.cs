using System.Globalization;
using System.Net;
using Avinode.Testing;

namespace Avinode.Client.Tests.Http;

public sealed class RetryTests
{
    private static readonly StubAnswer Booking = StubAnswer.Json("""{"id":"abooking-1","status":"confirmed"}""");

    public static TheoryData<string> PassingFaults => new(Faults.Keys);

    private static Dictionary<string, StubAnswer> Faults { get; } = new[] { 408, 429, 500, 501, 502, 503, 504, 599 }
        .ToDictionary(status => $"{status}", status => StubAnswer.Status(status))
        .Concat(new Dictionary<string, StubAnswer>
        {
            ["reset before reading"] = StubAnswer.ResetBeforeReading(),
            ["reset after reading"] = StubAnswer.ResetAfterReading(),
            ["truncated"] = StubAnswer.Truncated("""{"id":"abooking-1"}"""),
            ["truncated chunk"] = StubAnswer.TruncatedChunked("""{"id":"abooking-1"}"""),
        }).ToDictionary();

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_read_outlasts_a_fault_that_passes(string fault)
    {
        await using var wire = await ClientOnWire.StartAsync();
        wire.Upstream.Answer("GET", "/bookings/1", Faults[fault], Booking);

        var booking = await wire.PassBackOffsAsync(Calls.ReadAsync(wire.Client));

        booking.Status.Should().Be("confirmed");
        wire.Upstream.Requests.Should().HaveCount(2);
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_read_is_tried_four_times_at_most(string fault)
    {
        await using var wire = await ClientOnWire.StartAsync(Faults[fault]);

        var failure = await wire.FailureOfReadAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Should().HaveCount(4);
        failure.Outcome.Should().BeNull();
        failure.Failure.Should().Be(int.TryParse(fault, out _) ? AvinodeFailure.Refused : AvinodeFailure.NoAnswer);
        failure.Status.Should().Be(int.TryParse(fault, out var status) ? (HttpStatusCode)status : null);
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("booking")]
    [InlineData("find")]
    [InlineData("messages")]
    [InlineData("message")]
    public async Task Every_read_is_retried(string call)
    {
        await using var wire = await ClientOnWire.StartAsync(StubAnswer.Status(503));

        await wire.FailureOfReadAsync(async client =>
        {
            await Calls.Reads[call](client);
            return true;
        });

        wire.Upstream.Requests.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(422)]
    public async Task A_refusal_that_would_come_again_is_not_asked_for_again(int status)
    {
        await using var wire = await ClientOnWire.StartAsync(StubAnswer.Status(status).WithHeader("Retry-After", "0"));

        var failure = await wire.FailureOfAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Should().ContainSingle();
        failure.Failure.Should().Be(AvinodeFailure.Refused);
        failure.Status.Should().Be((HttpStatusCode)status);
        failure.Outcome.Should().BeNull();
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again_and_told_as_such()
    {
        using var nobody = new ClosedPort();
        await using var wire = await ClientOnWire.StartAsync(address: _ => nobody.Address);

        var failure = await wire.FailureOfReadAsync(Calls.ReadAsync);

        failure.Failure.Should().Be(AvinodeFailure.Unreachable);
        failure.Message.Should().Be("No connection to Avinode (connection refused).");
        failure.Outcome.Should().BeNull();
        (wire.Clock.GetUtcNow() - new ManualClock().GetUtcNow()).Should().Be(TimeSpan.FromSeconds(15), "three back-offs passed");
    }

    [Fact]
    public async Task A_connection_that_takes_too_long_is_a_failure_of_ours_and_not_a_cancellation()
    {
        await using var wire = await ClientOnWire.StartAsync(transport: NeverConnects);

        var failure = await wire.FailureOfReadAsync(Calls.ReadAsync);

        failure.Failure.Should().Be(AvinodeFailure.Unreachable);
        failure.Message.Should().Contain("5 seconds");
    }

    [Theory]
    [InlineData("Retry-After", "7")]
    [InlineData("Retry-After", "Sun, 01 Mar 2026 09:30:22 GMT")]
    [InlineData("X-Rate-Limit-Reset", "7")]
    public async Task A_wait_that_was_asked_for_is_kept_to_the_second(string header, string value)
    {
        await using var wire = await ClientOnWire.StartAsync();
        wire.Upstream.Answer("GET", "/bookings/1", StubAnswer.Status(429).WithHeader(header, value), Booking);

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
        await using var wire = await ClientOnWire.StartAsync(StubAnswer.Status(status).WithHeader(header, value));

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

        static StubAnswer Busy(int seconds) => StubAnswer.Status(503).WithHeader("Retry-After", $"{seconds}");
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
        await using var wire = await ClientOnWire.StartAsync(StubAnswer.Status(429).WithHeader(header, value));

        var failure = await wire.FailureOfReadAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Should().HaveCount(4);
        failure.RetryAfter.Should().BeNull();
    }

    [Fact]
    public async Task A_moment_that_has_passed_means_at_once()
    {
        await using var wire = await ClientOnWire.StartAsync(StubAnswer.Status(503).WithHeader("Retry-After", "Sun, 01 Mar 2026 09:00:00 GMT"));

        var failure = await wire.FailureOfAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Should().HaveCount(4);
        failure.RetryAfter.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task The_reset_of_the_rate_limit_says_nothing_on_other_answers()
    {
        await using var wire = await ClientOnWire.StartAsync(StubAnswer.Status(404).WithHeader("X-Rate-Limit-Reset", "42"));

        (await wire.FailureOfAsync(Calls.ReadAsync)).RetryAfter.Should().BeNull();
    }

    [Fact]
    public async Task Every_try_comes_after_a_back_off()
    {
        await using var wire = await ClientOnWire.StartAsync(StubAnswer.Status(500));

        await wire.FailureOfReadAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Select(request => DateTimeOffset.Parse(request.Header("X-Avinode-SentTimestamp")!, CultureInfo.InvariantCulture))
            .Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    private static void NeverConnects(SocketsHttpHandler transport)
    {
        transport.ConnectTimeout = TimeSpan.FromMilliseconds(20);
        transport.ConnectCallback = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return Stream.Null;
        };
    }
}
