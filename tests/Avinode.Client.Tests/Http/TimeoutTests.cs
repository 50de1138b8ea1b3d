using Avinode.Testing;

namespace Avinode.Client.Tests.Http;

public sealed class TimeoutTests
{
    private const string Accepted = """{"id":"abooking-1"}""";

    private static readonly StubResponse Booking = StubResponse.Json(Accepted);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_attempt_without_a_whole_answer_after_ten_seconds_is_given_up_and_tried_again(bool begins)
    {
        await using var wire = await ClientOnWire.StartAsync();
        wire.Upstream.Answer("GET", "/bookings/1", Hanging(begins), Booking);

        var reading = Calls.ReadAsync(wire.Client);
        await wire.Upstream.WaitForRequestAsync();
        wire.Clock.Advance(TimeSpan.FromSeconds(9.999));
        reading.IsCompleted.Should().BeFalse();
        wire.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await wire.PassBackOffsAsync(reading)).BookingId.ToString().Should().Be("abooking-1");
        wire.Upstream.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_read_ends_after_thirty_seconds_whatever_is_left_to_try()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Hang());

        var reading = Calls.ReadAsync(wire.Client);
        foreach (var attempt in new[] { 1, 2 })
        {
            await wire.Upstream.WaitForRequestAsync(attempt);
            wire.Clock.Advance(TimeSpan.FromSeconds(10));
            await wire.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(2));
            wire.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        await wire.Upstream.WaitForRequestAsync(3);
        wire.Clock.Advance(TimeSpan.FromSeconds(5.999));
        reading.IsCompleted.Should().BeFalse();
        wire.Clock.Advance(TimeSpan.FromMilliseconds(1));

        var failure = await wire.FailureOfAsync(_ => reading);
        failure.Failure.Should().Be(AvinodeFailure.NoResponse);
        failure.Message.Should().Be("Avinode did not answer in time.");
        wire.Upstream.Requests.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_waits_for_sixty_seconds_and_then_its_outcome_is_not_known(bool begins)
    {
        await using var wire = await ClientOnWire.StartAsync(Hanging(begins));

        var booking = Calls.BookAsync(wire.Client);
        await wire.Upstream.WaitForRequestAsync();
        wire.Clock.Advance(TimeSpan.FromSeconds(59.999));
        booking.IsCompleted.Should().BeFalse();
        wire.Clock.Advance(TimeSpan.FromMilliseconds(1));

        var failure = await wire.FailureOfAsync(_ => booking);
        failure.Outcome.Should().Be(WriteOutcome.Unknown);
        failure.Failure.Should().Be(AvinodeFailure.NoResponse);
        wire.Upstream.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_that_hangs_up_is_told_so_and_nothing_is_sent_again(bool isRead)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Hang());
        using var hangUp = new CancellationTokenSource();

        Task call = isRead
            ? wire.Client.GetBookingAsync(BookingId.Parse("1"), hangUp.Token)
            : wire.Client.SendMessageAsync(RfqId.Parse("1"), "Hello", hangUp.Token);
        await wire.Upstream.WaitForRequestAsync();
        await hangUp.CancelAsync();

        await call.Awaiting(ended => ended).Should().ThrowAsync<OperationCanceledException>();
        wire.Upstream.Requests.Should().ContainSingle();
    }

    [Fact]
    public void Connecting_takes_five_seconds_at_most_and_nothing_is_followed_or_remembered()
    {
        using var transport = AvinodeTransport.Create();

        transport.ConnectTimeout.Should().Be(TimeSpan.FromSeconds(5));
        transport.AllowAutoRedirect.Should().BeFalse();
        transport.UseCookies.Should().BeFalse();
        transport.PooledConnectionLifetime.Should().Be(TimeSpan.FromMinutes(2));
    }

    private static StubResponse Hanging(bool begins) => begins ? StubResponse.HangHalfway(Accepted) : StubResponse.Hang();
}
