using Avinode.Testing;

namespace Avinode.Client.Tests.Http;

public sealed class CircuitTests
{
    private static readonly StubResponse Broken = StubResponse.Status(503).WithHeader("Retry-After", "0");

    [Fact]
    public async Task After_twenty_failures_calls_are_held_back_for_five_seconds_and_then_let_through()
    {
        await using var wire = await ClientOnWire.StartAsync(Broken);
        await FailAsync(wire, calls: 5);

        var failure = await wire.FailureOfAsync(Calls.ReadAsync);

        failure.Failure.Should().Be(AvinodeFailure.Suspended);
        failure.RetryAfter.Should().BeCloseTo(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1));
        failure.Status.Should().BeNull();
        wire.Upstream.Requests.Should().HaveCount(20);

        wire.Upstream.AnswerAll(StubResponse.Json("""{"id":"abooking-1"}"""));
        wire.Clock.Advance(TimeSpan.FromSeconds(4.9));
        (await wire.FailureOfAsync(Calls.ReadAsync)).Failure.Should().Be(AvinodeFailure.Suspended);
        wire.Clock.Advance(TimeSpan.FromSeconds(0.1));
        (await Calls.ReadAsync(wire.Client)).BookingId.ToString().Should().Be("abooking-1");
        (await Calls.ReadAsync(wire.Client)).BookingId.ToString().Should().Be("abooking-1");
    }

    [Fact]
    public async Task A_failing_trial_suspends_the_calls_again()
    {
        await using var wire = await ClientOnWire.StartAsync(Broken);
        await FailAsync(wire, calls: 5);
        wire.Clock.Advance(TimeSpan.FromSeconds(5));

        (await wire.FailureOfAsync(Calls.ReadAsync)).Failure.Should().Be(AvinodeFailure.Suspended);

        wire.Upstream.Requests.Should().HaveCount(21, "one trial was sent");
    }

    [Fact]
    public async Task Refusals_do_not_suspend_the_calls_however_many()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(404));

        foreach (var _ in Enumerable.Range(0, 25))
        {
            (await wire.FailureOfAsync(Calls.ReadAsync)).Failure.Should().Be(AvinodeFailure.Refused);
        }

        wire.Upstream.Requests.Should().HaveCount(25);
    }

    [Fact]
    public async Task Writes_are_not_held_back_by_failing_reads()
    {
        await using var wire = await ClientOnWire.StartAsync(Broken);
        await FailAsync(wire, calls: 5);
        wire.Upstream.Answer("POST", "/bookrequest", StubResponse.Json("""{"id":"abooking-1"}"""));

        (await Calls.BookAsync(wire.Client)).BookingId.ToString().Should().Be("abooking-1");
    }

    private static async Task FailAsync(ClientOnWire wire, int calls)
    {
        foreach (var _ in Enumerable.Range(0, calls))
        {
            (await wire.FailureOfAsync(Calls.ReadAsync)).Failure.Should().Be(AvinodeFailure.Refused);
        }
    }
}
