using Avinode.Client;
using Avinode.Testing;
using static System.Threading.CancellationToken;

namespace Avinode.Bookings.Tests;

/// <summary>What happens to a booking while its request is on the way: the clock and the database are in the test's hand.</summary>
public sealed class BookingSenderTests
{
    private const string Receipt = """{"bookingId":"abooking-7","status":"pending"}""";

    [Fact]
    public async Task Where_the_outcome_cannot_be_written_down_it_is_unknown_and_nobody_is_told_that_nothing_was_sent()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubResponse.Json(Receipt));
        await using var other = await desk.Test.ConnectAsync();
        await other.Command("CREATE TRIGGER away BEFORE UPDATE ON bookings BEGIN SELECT RAISE(ABORT, 'away'); END").RunAsync(None);

        desk.Answer();
        await desk.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));
        desk.Clock.Advance(TimeSpan.FromMinutes(3));

        var told = await call;
        told.Booking.Submission.Should().Be(SubmissionStatus.Unknown);
        told.Booking.OutcomeDetail.Should().Contain("could not be recorded").And.Contain("abooking-7");
        desk.Log.ToString().Should().Contain("Error").And.Contain("abooking-7");
        await other.Command("DROP TRIGGER away").RunAsync(None);
        (await desk.StandingAsync()).Submission.Should().Be(SubmissionStatus.Sending, "what is claimed is sent by nobody else");
        desk.Sent.Should().Be(1);
    }

    [Theory]
    [InlineData(422, SubmissionStatus.Rejected)]
    [InlineData(429, SubmissionStatus.Ready)]
    [InlineData(502, SubmissionStatus.Unknown)]
    public async Task A_slow_sender_that_was_taken_for_dead_still_says_what_it_knows(int status, SubmissionStatus known)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubResponse.Status(status));
        await desk.ChangeAsync(booking => booking.OutcomeUnknown("Taken for dead.", desk.Clock.GetUtcNow(), "reconciler").Booking);

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
        var call = await desk.SendAsync(StubResponse.Status(status));
        await desk.ChangeAsync(booking => booking with { Attempts = 2 });

        desk.Answer();
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<AvinodeException>();

        var standing = await desk.StandingAsync();
        standing.Submission.Should().Be(SubmissionStatus.Sending, "to release it would let a third sender send it again");
        standing.Attempts.Should().Be(2);
    }

    [Theory]
    [InlineData("abooking-8", true)]
    [InlineData("7", false)]
    public async Task An_answer_that_names_another_booking_than_a_webhook_did_is_not_passed_over(string known, bool isSecond)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubResponse.Json(Receipt));
        await desk.ChangeAsync(booking => booking.Accepted(new BookingReceipt(BookingId.Parse(known), "pending", null, null, []),
            desk.Clock.GetUtcNow(), Actors.Webhook).Booking);

        desk.Answer();

        var told = await call;
        $"{told.Booking.AvinodeBookingId}".Should().Be(known);
        var second = told.Warnings.Where(warning => warning.Contains("two bookings", StringComparison.Ordinal));
        second.Any(warning => warning.Contains("abooking-7", StringComparison.Ordinal)).Should().Be(isSecond);
    }

    [Fact]
    public async Task An_answer_that_names_another_booking_than_a_webhook_did_stands_in_the_history()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubResponse.Json(Receipt));
        await desk.ChangeAsync(booking => booking.Accepted(new BookingReceipt(BookingId.Parse("abooking-8"), "pending", null, null, []),
            desk.Clock.GetUtcNow(), Actors.Webhook).Booking);

        desk.Answer();

        var history = await desk.Store.HistoryAsync((await call).Booking.Id, None);
        history[^1].Should().BeEquivalentTo(new { Type = "second", Detail = "abooking-7" });
    }

    [Fact]
    public async Task An_answer_that_comes_after_a_person_took_the_request_for_refused_is_believed()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubResponse.Json(Receipt));
        await desk.RejectedByPersonAsync();

        desk.Answer();
        await call;

        (await desk.StandingAsync()).Should().BeEquivalentTo(new
        {
            Submission = SubmissionStatus.Accepted,
            Status = BookingStatus.Pending,
            AvinodeBookingId = BookingId.Parse("abooking-7"),
            CancelledAt = default(DateTimeOffset?),
        });
    }

    // The quote was booked anew meanwhile, under the same key or another; or a webhook gave the id to another booking.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_for_which_there_is_no_room_any_more_is_kept_all_the_same(bool sameKey)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubResponse.Json(Receipt));
        var first = await desk.RejectedByPersonAsync();
        var anew = Sample.Intent() with
        {
            AvinodeQuoteId = first.AvinodeQuoteId,
            IdempotencyKey = sameKey ? first.IdempotencyKey : "key:OTHER"
        };
        (await desk.Store.AddAsync(new(anew, Sample.Event()), None)).Should().BeNull();

        desk.Answer();
        var told = await call;

        told.Warnings.Should().ContainSingle().Which.Should().Contain("abooking-7").And.Contain("there may be two");
        var kept = (await desk.Store.FindAsync(BookingField.AvinodeBookingId, "abooking-7", None))!;
        kept.Should().BeEquivalentTo(new { first.Id, Submission = SubmissionStatus.Unknown, OutcomeDetail = told.Warnings[0] });
        (await desk.Store.HistoryAsync(first.Id, None))[^1].Detail.Should().Contain("abooking-7");
        desk.Log.ToString().Should().Contain("Error").And.Contain($"{first.Reference}").And.Contain("abooking-7");
    }

    [Fact]
    public async Task An_answer_kept_without_room_is_taken_over_once_there_is_room()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        desk.Upstream.Answer("GET", "/bookings/7", StubResponse.Json("""{"id":"7","status":"confirmed"}"""));
        var call = await desk.SendAsync(StubResponse.Json(Receipt));
        var first = await desk.RejectedByPersonAsync();
        var anew = Sample.Intent() with { AvinodeQuoteId = first.AvinodeQuoteId, IdempotencyKey = first.IdempotencyKey };
        await desk.Store.AddAsync(new(anew, Sample.Event()), None);
        desk.Answer();
        await call;

        var before = await desk.StatusAsync("abooking-7");
        await desk.Store.UpdateAsync(new(anew.Rejected("Given up.", desk.Clock.GetUtcNow(), Actors.Ops).Booking, Sample.Event()), None);
        var after = await desk.StatusAsync("abooking-7");

        before.Submission.Should().Be(SubmissionStatus.Unknown, "the quote is booked under another reference");
        after.Booking!.Reference.Should().Be(first.Reference);
        after.Should().BeEquivalentTo(new { Submission = SubmissionStatus.Accepted, Status = BookingStatus.Confirmed });
    }

    [Fact]
    public async Task An_answer_with_the_id_of_another_booking_is_unknown_and_blocks_the_quote()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var other = Sample.Intent() with { Submission = SubmissionStatus.Accepted, AvinodeBookingId = BookingId.Parse("abooking-7") };
        await desk.Store.AddAsync(new(other, Sample.Event()), None);
        var call = await desk.SendAsync(StubResponse.Json(Receipt));

        desk.Answer();
        var told = await call;

        told.Booking.Should().BeEquivalentTo(new
        {
            Submission = SubmissionStatus.Unknown,
            Status = BookingStatus.Pending,
            AvinodeBookingId = default(BookingId?),
            IdempotencyKey = "key:KEY"
        });
        told.Warnings.Should().ContainSingle().Which.Should().Contain("abooking-7");
    }

    [Theory]
    [InlineData(422, RefusalCode.Rejected)]
    [InlineData(429, RefusalCode.NotSent)]
    public async Task Who_asks_for_the_same_while_it_is_refused_or_not_done_is_told_the_same(int status, RefusalCode code)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var first = await desk.SendAsync(StubResponse.Status(status));
        var second = desk.BookAsync();
        await desk.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));

        desk.Answer();
        var refused = await FluentActions.Awaiting(() => first).Should().ThrowAsync<AvinodeException>();
        desk.Clock.Advance(TimeSpan.FromSeconds(1));

        var refusal = (await second).Refusal!;
        refusal.Code.Should().Be(code);
        refusal.Message.Should().Be(refused.Which.Message);
        desk.Sent.Should().Be(1);
    }
}
