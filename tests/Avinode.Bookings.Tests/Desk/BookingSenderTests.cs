using Avinode.Client;
using Avinode.Testing;
using static System.Threading.CancellationToken;

namespace Avinode.Bookings.Tests.Desk;

/// <summary>What happens to a booking while its request is on the way: the clock and the database are in the test's hand.</summary>
public sealed class BookingSenderTests
{
    private const string Receipt = """{"bookingId":"abooking-7","status":"pending"}""";

    [Fact]
    public async Task Where_the_outcome_cannot_be_written_down_it_is_unknown_and_nobody_is_told_that_nothing_was_sent()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubAnswer.Json(Receipt));
        await using var other = await desk.Test.ConnectAsync();
        await other.Command("CREATE TRIGGER away BEFORE UPDATE ON bookings BEGIN SELECT RAISE(ABORT, 'away'); END").RunAsync(None);

        desk.Answer();
        await desk.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));
        desk.Clock.Advance(TimeSpan.FromMinutes(3));

        var told = await call;
        told.Booking.Submission.Should().Be(Submission.Unknown);
        told.Booking.OutcomeDetail.Should().Contain("could not be recorded");
        await other.Command("DROP TRIGGER away").RunAsync(None);
        (await desk.StandingAsync()).Submission.Should().Be(Submission.Sending, "what is claimed is sent by nobody else");
        desk.Sent.Should().Be(1);
    }

    [Theory]
    [InlineData(422, Submission.Rejected)]
    [InlineData(429, Submission.Ready)]
    [InlineData(502, Submission.Unknown)]
    public async Task A_slow_sender_that_was_taken_for_dead_still_says_what_it_knows(int status, Submission known)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubAnswer.Status(status));
        await desk.ChangeAsync(booking => booking.Lost("Taken for dead.", desk.Clock.GetUtcNow(), "reconciler").Item1);

        desk.Answer();
        await Task.WhenAny(call);

        (await desk.StandingAsync()).Submission.Should().Be(known);
    }

    [Theory]
    [InlineData(422)]
    [InlineData(429)]
    public async Task A_sender_knows_nothing_of_a_later_claim(int status)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubAnswer.Status(status));
        await desk.ChangeAsync(booking => booking with { Attempts = 2 });

        desk.Answer();
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<AvinodeException>();

        var standing = await desk.StandingAsync();
        standing.Submission.Should().Be(Submission.Sending, "to release it would let a third sender send it again");
        standing.Attempts.Should().Be(2);
    }

    [Theory]
    [InlineData("abooking-8", true)]
    [InlineData("7", false)]
    public async Task An_answer_that_names_another_booking_than_a_webhook_did_is_not_passed_over(string known, bool isSecond)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubAnswer.Json(Receipt));
        await desk.ChangeAsync(booking => booking.Accepted(new BookingReceipt(known, "pending", null, null, []), desk.Clock.GetUtcNow(), Actors.Webhook).Item1);

        desk.Answer();

        var told = await call;
        told.Booking.AvinodeBookingId.Should().Be(known);
        told.Warnings.Any(warning => warning.Contains("abooking-7", StringComparison.Ordinal) && warning.Contains("two bookings", StringComparison.Ordinal)).Should().Be(isSecond);
    }

    [Fact]
    public async Task Who_asks_for_the_same_while_it_is_refused_is_refused_too()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var first = await desk.SendAsync(StubAnswer.Status(422));
        var second = desk.BookAsync();
        await desk.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));

        desk.Answer();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<AvinodeException>();
        desk.Clock.Advance(TimeSpan.FromSeconds(1));

        (await FluentActions.Awaiting(() => second).Should().ThrowAsync<AvinodeException>()).Which.Outcome.Should().Be(WriteOutcome.Rejected);
        desk.Sent.Should().Be(1);
    }
}
