using Avinode.Client;
using Avinode.Testing;
using static System.Threading.CancellationToken;

namespace Avinode.Bookings.Tests;

/// <summary>What becomes of bookings that were left undecided.</summary>
public sealed class ReconciliationWorkerTests
{
    [Theory]
    [InlineData("abooking-7")]
    [InlineData("7")]
    public async Task What_Avinode_holds_for_a_cancelled_booking_does_not_decide_its_successor(string id)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var lost = await AddSuccessorAsync(desk);
        desk.Upstream.Answer("GET", "/bookings", StubResponse.Json(
            $$"""[{"id":"{{id}}","status":"cancelled","externalReference":"OURS-1","quoteId":"{{lost.AvinodeQuoteId}}"}]"""));

        await desk.ReconciliationWorker.RunOnceAsync(None);

        var standing = await desk.Store.FindAsync(lost.Id, None);
        standing!.Submission.Should().Be(SubmissionStatus.Unknown);
        standing.Lookups.Should().Be(1);
    }

    [Fact]
    public async Task The_successor_of_a_cancelled_booking_is_found_behind_it()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var lost = await AddSuccessorAsync(desk);
        desk.Upstream.Answer("GET", "/bookings", StubResponse.Json($$"""
            [{"id":"7","externalReference":"OURS-1"},{"id":"8","externalReference":"OURS-1","tripId":"{{lost.AvinodeTripId}}"}]
            """));

        await desk.ReconciliationWorker.RunOnceAsync(None);

        ((await desk.Store.FindAsync(lost.Id, None))!.AvinodeBookingId?.ToString()).Should().Be("8");
    }

    // Brokers use a reference more than once, and Avinode need not tell the quote.
    [Theory]
    [InlineData("""[{"id":"8","externalReference":"OURS-1"}]""", null)]
    [InlineData("""[{"id":"8","externalReference":"OURS-1","tripId":"atrip-999"}]""", null)]
    [InlineData(
        """[{"id":"8","externalReference":"OURS-1","tripId":"TRIP"},{"id":"9","externalReference":"OURS-1","tripId":"TRIP"}]""",
        null)]
    [InlineData("""[{"id":"8","externalReference":"OURS-1","tripId":"TRIP"}]""", "8")]
    [InlineData(
        """[{"id":"8","externalReference":"OURS-1","quoteId":"aquote-999"},{"id":"9","externalReference":"OURS-1","quoteId":"QUOTE"}]""",
        "9")]
    [InlineData(
        """[{"id":"8","externalReference":"OURS-1","tripId":"TRIP"},{"id":"9","externalReference":"OURS-1","quoteId":"QUOTE"}]""",
        "9")]
    public async Task The_brokers_reference_alone_does_not_tell_whose_an_answer_is(string answer, string? taken)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var lost = await AddLostAsync(desk, "OURS-1");
        desk.Upstream.Answer("GET", "/bookings", StubResponse.Json(answer
            .Replace("TRIP", $"{lost.AvinodeTripId}", StringComparison.Ordinal)
            .Replace("QUOTE", $"{lost.AvinodeQuoteId}", StringComparison.Ordinal)));

        await desk.ReconciliationWorker.RunOnceAsync(None);

        ((await desk.Store.FindAsync(lost.Id, None))!.AvinodeBookingId?.ToString()).Should().Be(taken);
    }

    [Fact]
    public async Task Of_two_bookings_that_it_may_be_an_answer_without_a_quote_decides_neither()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var first = await AddLostAsync(desk, "OURS-1");
        var second = await AddLostAsync(desk, "OURS-1", first.AvinodeTripId);
        desk.Upstream.Answer("GET", "/bookings", StubResponse.Json(
            $$"""[{"id":"8","externalReference":"OURS-1","tripId":"{{first.AvinodeTripId}}"}]"""));

        await desk.ReconciliationWorker.RunOnceAsync(None);

        foreach (var booking in new[] { first, second })
        {
            (await desk.Store.FindAsync(booking.Id, None))!.Submission.Should().Be(SubmissionStatus.Unknown);
        }
    }

    [Theory]
    [InlineData("OURS-1", "8")]
    [InlineData("another key", null)]
    public async Task Where_Avinode_tells_nothing_else_the_brokers_reference_is_believed_if_it_is_the_key(string key, string? taken)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var lost = Sample.Intent() with
        {
            ClientReference = "OURS-1",
            IdempotencyKey = OrderIdentity.KeyOf(key),
            Submission = SubmissionStatus.Unknown,
            NextLookupAt = desk.Clock.GetUtcNow(),
        };
        (await desk.Store.AddAsync(new(lost, Sample.Event()), None)).Should().BeNull();
        desk.Upstream.Answer("GET", "/bookings", StubResponse.Json("""[{"id":"8","externalReference":"OURS-1"}]"""));

        await desk.ReconciliationWorker.RunOnceAsync(None);

        ((await desk.Store.FindAsync(lost.Id, None))!.AvinodeBookingId?.ToString()).Should().Be(taken);
    }

    [Fact]
    public async Task By_command_what_is_not_due_yet_is_looked_up_too()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var lost = Sample.Intent() with
        {
            ClientReference = null,
            Submission = SubmissionStatus.Unknown,
            NextLookupAt = desk.Clock.GetUtcNow().AddHours(1)
        };
        (await desk.Store.AddAsync(new(lost, Sample.Event()), None)).Should().BeNull();
        desk.Upstream.Answer("GET", "/bookings", StubResponse.Json($$"""[{"id":"8","externalReference":"{{lost.Reference}}"}]"""));

        var due = await desk.ReconciliationWorker.RunOnceAsync(None);
        var standing = await desk.ReconciliationWorker.RunNowAsync(None);
        var afterwards = await desk.ReconciliationWorker.RunNowAsync(None);

        due.Should().Be(0);
        $"{standing.Should().ContainSingle().Which.AvinodeBookingId}".Should().Be("8");
        afterwards.Should().BeEmpty();
    }

    [Fact]
    public async Task Our_own_reference_tells_enough()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var lost = await AddLostAsync(desk, clientReference: null);
        desk.Upstream.Answer("GET", "/bookings", StubResponse.Json($$"""[{"id":"8","externalReference":"{{lost.Reference}}"}]"""));

        await desk.ReconciliationWorker.RunOnceAsync(None);

        ((await desk.Store.FindAsync(lost.Id, None))!.AvinodeBookingId?.ToString()).Should().Be("8");
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_opened_is_not_claimed_and_holds_up_nobody()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var now = desk.Clock.GetUtcNow();
        var sealedElsewhere = Sample.Intent() with { Passengers = new byte[] { 1, 2, 3 }, CreatedAt = now, UpdatedAt = now.AddDays(-2) };
        var stuck = Sample.Intent() with { Submission = SubmissionStatus.Sending, UpdatedAt = now.AddDays(-1) };
        await desk.Store.AddAsync(new(sealedElsewhere, Sample.Event()), None);
        await desk.Store.AddAsync(new(stuck, Sample.Event()), None);

        await desk.ReconciliationWorker.RunOnceAsync(None);

        (await desk.Store.FindAsync(sealedElsewhere.Id, None))!.Submission.Should().Be(SubmissionStatus.Ready,
            "it was not sent, and must not look so");
        (await desk.Store.FindAsync(stuck.Id, None))!.Submission.Should().Be(SubmissionStatus.Unknown);
        desk.Sent.Should().Be(0);
    }

    [Fact]
    public async Task What_nobody_foresaw_does_not_end_the_search()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var stuck = Sample.Intent() with { Submission = SubmissionStatus.Sending, UpdatedAt = desk.Clock.GetUtcNow().AddDays(-1) };
        await desk.Store.AddAsync(new(stuck, Sample.Event()), None);
        await using var other = await desk.Test.ConnectAsync();
        await other.Command("UPDATE bookings SET created_at = 'garbage'").RunAsync(None);
        using var stop = new CancellationTokenSource();

        var search = desk.ReconciliationWorker.RunAsync(stop.Token);
        await desk.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));
        await other.Command("UPDATE bookings SET created_at = updated_at").RunAsync(None);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(5));

        (await desk.StandingAsync()).Submission.Should().Be(SubmissionStatus.Unknown);
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => search).Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task<Booking> AddLostAsync(DeskOnWire desk, string? clientReference, TripId? trip = null)
    {
        var lost = Sample.Intent() with
        {
            ClientReference = clientReference,
            Submission = SubmissionStatus.Unknown,
            NextLookupAt = desk.Clock.GetUtcNow()
        };
        lost = lost with { AvinodeTripId = trip ?? lost.AvinodeTripId };
        (await desk.Store.AddAsync(new(lost, Sample.Event()), None)).Should().BeNull();
        return lost;
    }

    // The broker booked a quote, the operator cancelled, and the broker booked it once more under the same reference; that answer was lost.
    private static async Task<Booking> AddSuccessorAsync(DeskOnWire desk)
    {
        var cancelled = Sample.Intent() with
        {
            ClientReference = "OURS-1",
            Submission = SubmissionStatus.Accepted,
            Status = BookingStatus.Cancelled,
            AvinodeBookingId = BookingId.Parse("abooking-7")
        };
        var lost = Sample.Intent() with
        {
            ClientReference = "OURS-1",
            Submission = SubmissionStatus.Unknown,
            NextLookupAt = desk.Clock.GetUtcNow(),
            AvinodeQuoteId = cancelled.AvinodeQuoteId
        };
        await desk.Store.AddAsync(new(cancelled, Sample.Event()), None);
        await desk.Store.AddAsync(new(lost, Sample.Event()), None);
        return lost;
    }
}
