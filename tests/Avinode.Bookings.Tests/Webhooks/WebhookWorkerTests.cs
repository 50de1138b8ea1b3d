using System.Net;
using Avinode.Client;

namespace Avinode.Bookings.Tests;

public class WebhookWorkerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnSqlite, OnPostgres]
    public async Task An_event_means_look_again_and_what_is_read_counts(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var booking = await bench.AcceptedAsync(70000001);
        bench.Avinode.Holds(70000001, "confirmed", ",\"confirmationNumber\":\"BR-1\"");

        await bench.ReceiveAsync("""{"event":"BookingCancelled","bookingId":"70000001","confirmationNumber":"FORGED","reason":"no"}""");
        await bench.WorkAsync();

        var now = await bench.NowAsync(booking);
        now.Should().BeEquivalentTo(new { Status = BookingStatus.Confirmed, ConfirmationNumber = "BR-1" });
        (await bench.MailsAsync(booking)).Should().Equal("confirmed");
        var last = (await bench.Store.HistoryAsync(booking.Id, None))[^1];
        last.Should().BeEquivalentTo(new { Type = "status", Actor = Actors.Webhook, Detail = "confirmed" });
        (await bench.EventsAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            State = WebhookState.Done,
            Attempts = 1,
            ProcessedAt = bench.Clock.GetUtcNow(),
            Detail = $"{booking.Reference} is confirmed.",
        });
    }

    // Fault 12.
    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_webhook_a_hundred_times_is_one_look_and_one_mail(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var booking = await bench.AcceptedAsync(70000001);
        bench.Avinode.Holds(70000001, "confirmed");

        await bench.ReceiveAsync(70000001, Enumerable.Repeat("BookingConfirmed", 100));
        await bench.WorkAsync();

        bench.Avinode.Asked.Should().Equal("/api/bookings/70000001");
        (await bench.EventsAsync()).Should().HaveCount(100).And.OnlyContain(kept => kept.State == WebhookState.Done);
        (await bench.MailsAsync(booking)).Should().Equal("confirmed");
        await bench.ReceiveAsync(70000001, "BookingConfirmed");
        await bench.WorkAsync();
        bench.Avinode.Asked.Should().HaveCount(2, "an event that came after a look is not answered by it");
        (await bench.MailsAsync(booking)).Should().Equal("confirmed");
    }

    // Fault 11.
    [Theory, OnSqlite, OnPostgres]
    public async Task A_webhook_that_comes_before_the_answer_finds_its_booking_by_our_reference(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var sending = await bench.KeptAsync(Sample.Intent() with { Submission = SubmissionStatus.Sending, Attempts = 1 });
        var unknown = await bench.KeptAsync(Sample.Intent() with { Submission = SubmissionStatus.Unknown, ClientReference = "CD-42" });
        bench.Avinode.Holds(1, "confirmed", $",\"externalReference\":\"{sending.Reference}\",\"quoteId\":\"{sending.AvinodeQuoteId}\"");
        var digits = unknown.AvinodeQuoteId.ToString().Replace("aquote-", "", StringComparison.Ordinal);
        bench.Avinode.Holds(2, "pending", $",\"externalReference\":\"CD-42\",\"quoteId\":\"{digits}\"");

        await bench.ReceiveAsync(1, "BookingConfirmed");
        await bench.ReceiveAsync(2, "BookingUpdated");
        await bench.WorkAsync();

        (await bench.NowAsync(sending)).Should().BeEquivalentTo(Accepted("abooking-1", BookingStatus.Confirmed));
        (await bench.NowAsync(unknown)).Should().BeEquivalentTo(Accepted("abooking-2", BookingStatus.Pending));
        (await bench.MailsAsync(sending)).Should().Equal("confirmed");
        (await bench.MailsAsync(unknown)).Should().BeEmpty();

        static object Accepted(string id, BookingStatus status) =>
            new { Submission = SubmissionStatus.Accepted, AvinodeBookingId = BookingId.Parse(id), Status = status };
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_brokers_reference_alone_does_not_tell_whose_a_booking_is(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var (first, second) = (await LostAsync("CD-1"), await LostAsync("CD-2"));
        bench.Avinode.Holds(1, "confirmed", ",\"externalReference\":\"CD-1\",\"tripId\":\"atrip-999\"");
        bench.Avinode.Holds(2, "confirmed", $",\"externalReference\":\"CD-2\",\"tripId\":\"{second.AvinodeTripId}\"");
        bench.Avinode.Holds(3, "confirmed", ",\"externalReference\":\"CD-1\\u0000\"");

        await bench.ReceiveAsync(1, "BookingConfirmed");
        await bench.ReceiveAsync(2, "BookingConfirmed");
        await bench.ReceiveAsync(3, "BookingConfirmed");
        await bench.WorkAsync();

        (await bench.NowAsync(first)).Submission.Should().Be(SubmissionStatus.Unknown);
        $"{(await bench.NowAsync(second)).AvinodeBookingId}".Should().Be("abooking-2");
        (await bench.EventsAsync()).Select(kept => kept.State).Should().Equal(WebhookState.Parked, WebhookState.Done, WebhookState.Parked);

        Task<Booking> LostAsync(string reference) => bench.KeptAsync(Sample.Intent() with
        {
            Submission = SubmissionStatus.Unknown,
            ClientReference = reference,
            IdempotencyKey = OrderIdentity.KeyOf(reference),
        });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_webhook_about_a_booking_that_is_not_known_yet_is_parked_and_applied_once_it_is(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        bench.Avinode.Holds(70000001, "confirmed");
        await bench.ReceiveAsync(70000001, "BookingConfirmed");
        await bench.WorkAsync();
        (await bench.EventsAsync()).Single().Should().BeEquivalentTo(
            new { State = WebhookState.Parked, Attempts = 1, ProcessedAt = default(DateTimeOffset?) });

        var booking = await bench.AcceptedAsync(70000001);
        await bench.WorkAsync();
        (await bench.NowAsync(booking)).Status.Should().Be(BookingStatus.Pending, "its pause is not over");
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.WorkAsync();

        (await bench.NowAsync(booking)).Status.Should().Be(BookingStatus.Confirmed);
        (await bench.MailsAsync(booking)).Should().Equal("confirmed");
        (await bench.EventsAsync()).Single().State.Should().Be(WebhookState.Done);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_never_known_is_given_up_after_two_days_and_can_be_replayed(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        bench.Avinode.Holds(70000001, "confirmed");
        await bench.ReceiveAsync(70000001, "BookingConfirmed");
        await bench.WorkAsync();
        int[] pauses = [1, 5, 30, 120, 600, .. Enumerable.Repeat(3600, 48)];
        foreach (var pause in pauses.Select(seconds => TimeSpan.FromSeconds(seconds)))
        {
            var before = (await bench.EventsAsync()).Single();
            before.State.Should().Be(WebhookState.Parked);
            bench.Clock.Advance(pause - TimeSpan.FromMilliseconds(1));
            await bench.WorkAsync();
            (await bench.EventsAsync()).Single().Attempts.Should().Be(before.Attempts, "{0} must pass", pause);
            bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await bench.WorkAsync();
            (await bench.EventsAsync()).Single().Attempts.Should().Be(before.Attempts + 1);
        }

        var dead = (await bench.EventsAsync()).Single();
        dead.Should().BeEquivalentTo(new { State = WebhookState.Dead, ProcessedAt = bench.Clock.GetUtcNow() });
        dead.Detail.Should().Be("No booking here has this id or the reference that Avinode holds with it. Given up after 54 attempts.");

        var booking = await bench.AcceptedAsync(70000001);
        (await bench.Inbox.ReplayAsync(dead.Id, bench.Clock.GetUtcNow(), None)).Should().BeTrue();
        await bench.WorkAsync();
        (await bench.NowAsync(booking)).Status.Should().Be(BookingStatus.Confirmed);
        (await bench.Inbox.ReplayAsync(dead.Id, bench.Clock.GetUtcNow(), None)).Should().BeFalse("it is done");
    }

    [Theory, OnSqlite]
    public async Task A_booking_of_somebody_elses_reference_quote_or_id_is_not_taken_for_ours(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var unknown = await bench.KeptAsync(Sample.Intent() with { Submission = SubmissionStatus.Unknown });
        var refused = await bench.KeptAsync(
            Sample.Intent() with { Submission = SubmissionStatus.Rejected, Status = BookingStatus.Cancelled });
        var accepted = await bench.AcceptedAsync(70000001);
        bench.Avinode.Holds(1, "confirmed", ",\"externalReference\":\"ref-of-somebody\"");
        bench.Avinode.Holds(2, "confirmed", $",\"externalReference\":\"{unknown.Reference}\",\"quoteId\":\"aquote-999999\"");
        bench.Avinode.Holds(3, "confirmed", $",\"externalReference\":\"{refused.Reference}\"");
        bench.Avinode.Holds(4, "confirmed", $",\"externalReference\":\"{accepted.Reference}\"");

        foreach (var number in new[] { 1, 2, 3, 4 })
        {
            await bench.ReceiveAsync(number, "BookingConfirmed");
        }

        await bench.WorkAsync();

        (await bench.EventsAsync()).Should().OnlyContain(kept => kept.State == WebhookState.Parked);
        (await bench.EventsAsync())[3].Detail.Should()
            .Contain($"under the reference of {accepted.Reference}").And.Contain("whether there are two");
        foreach (var booking in new[] { unknown, refused, accepted })
        {
            (await bench.NowAsync(booking)).Version.Should().Be(booking.Version, "no row was touched");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_message_is_fetched_kept_and_published_once(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        bench.Avinode.HoldsMessage(40000002, "Hot catering is fine.");

        await bench.ReceiveAsync(
            """{"id":"asellermsg-40000002","href":"https://evil.example/api/tripmsgs/asellermsg-1","type":"tripmsgs","message":"Cold."}""",
            """{"event":"TripRequestSellerResponse","data":{"id":"asellermsg-40000002","type":"tripmsgs"}}""");
        await bench.WorkAsync();
        await bench.ReceiveAsync("""{"id":"asellermsg-40000002","type":"tripmsgs"}""");
        await bench.WorkAsync();

        var messages = await bench.Archive.ListAsync("arfq-20001111", None);
        messages.Should().ContainSingle().Which.Message.Text.Should().Be("Hot catering is fine.");
        (await bench.EventsAsync()).Select(kept => kept.Detail)
            .Should().Equal("The message is kept.", "The message is kept.", "The message was kept already.");
    }

    // PostgreSQL keeps U+0000 in no text, and no such price: neither may look like a database that is away, for which all would wait.
    [Theory, OnSqlite, OnPostgres]
    public async Task What_the_database_cannot_hold_holds_up_nobody(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var (dear, plain) = (await bench.AcceptedAsync(1), await bench.AcceptedAsync(2));
        bench.Avinode.Holds(
            1, "confirmed", ",\"confirmationNumber\":\"BR\\u0000-1\",\"totalPrice\":99999999999999999,\"currency\":\"US\\u0000D\"");
        bench.Avinode.Holds(2, "confirmed");
        bench.Avinode.HoldsMessage(3, "Hot\\u0000 catering.");

        await bench.ReceiveAsync(
            """{"event":"Booking\u0000Confirmed","bookingId":"abooking-1"}""",
            """{"event":"BookingConfirmed","bookingId":"abooking\u0000-1"}""",
            """{"id":"\u0000","type":"bookings\u0000","href":"\u0000"}""",
            "\0",
            """{"id":"asellermsg-3","type":"tripmsgs"}""");
        await bench.ReceiveAsync(1, "BookingConfirmed");
        await bench.ReceiveAsync(2, "BookingConfirmed");
        await bench.WorkAsync();

        var (done, ignored) = (WebhookState.Done, WebhookState.Ignored);
        (await bench.EventsAsync()).Select(kept => kept.State).Should().Equal(done, ignored, ignored, ignored, done, done, done);
        (await bench.NowAsync(dear)).Should().BeEquivalentTo(
            new { Status = BookingStatus.Confirmed, ConfirmationNumber = "BR-1", dear.TotalPrice });
        (await bench.NowAsync(plain)).Status.Should().Be(BookingStatus.Confirmed);
        (await bench.Archive.ListAsync("arfq-20001111", None)).Single().Message.Text.Should().Be("Hot catering.");
    }

    [Theory, OnSqlite]
    public async Task While_Avinode_refuses_us_one_question_stands_for_all(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        for (var number = 1; number <= 50; number++)
        {
            await bench.AcceptedAsync(number);
            bench.Avinode.Holds(number, "confirmed");
            await bench.ReceiveAsync(number, "BookingConfirmed");
        }

        bench.Avinode.Refuses = HttpStatusCode.Unauthorized;
        await bench.WorkAsync();

        bench.Avinode.Asked.Count.Should().BeLessThanOrEqualTo(4, "no more than were asked at the same moment");
        (await bench.EventsAsync()).Should().OnlyContain(kept => kept.State == WebhookState.New && kept.Detail == "Avinode answered 401.");
        bench.Avinode.Refuses = null;
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.WorkAsync();
        (await bench.EventsAsync()).Should().OnlyContain(kept => kept.State == WebhookState.Done);
    }

    [Theory, OnSqlite]
    public async Task One_that_Avinode_does_not_know_holds_up_nobody_else(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var booking = await bench.AcceptedAsync(2);
        bench.Avinode.Holds(2, "confirmed");

        await bench.ReceiveAsync(1, "BookingConfirmed");
        await bench.ReceiveAsync(2, "BookingConfirmed");
        await bench.WorkAsync();

        (await bench.EventsAsync()).Select(kept => kept.State).Should().Equal(WebhookState.New, WebhookState.Done);
        (await bench.NowAsync(booking)).Status.Should().Be(BookingStatus.Confirmed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_dead_worker_held_is_due_again_and_two_workers_share_the_rest(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        for (var number = 1; number <= 1_200; number++)
        {
            bench.Avinode.HoldsMessage(number, "text");
        }

        await bench.ReceiveAsync(Enumerable.Range(1, 1_200).Select(number => $$"""{"id":"asellermsg-{{number}}","type":"tripmsgs"}"""));
        await bench.Inbox.TakeAsync(bench.Clock.GetUtcNow(), bench.Clock.GetUtcNow().AddSeconds(45), 100, None);

        var other = bench.AnotherWorker();
        await Task.WhenAll(bench.WorkAsync(), Task.Run(async () => await other.RunOnceAsync(None)));

        bench.Avinode.Asked.Should().HaveCount(1_100).And.OnlyHaveUniqueItems();
        bench.Clock.Advance(TimeSpan.FromSeconds(45));
        await bench.WorkAsync();
        (await bench.EventsAsync()).Should().OnlyContain(kept => kept.State == WebhookState.Done);
        bench.Avinode.Asked.Should().HaveCount(1_200).And.OnlyHaveUniqueItems();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_answer_that_was_overtaken_on_its_way_does_not_undo_what_is_newer(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var booking = await bench.AcceptedAsync(70000001);
        bench.Avinode.Holds(70000001, "confirmed", ",\"paymentStatus\":\"invoiced\",\"totalPrice\":38500");
        await bench.ReceiveAsync(70000001, "BookingConfirmed");

        // Another process asks later and hears earlier.
        bench.Avinode.Meanwhile = async () =>
        {
            bench.Avinode.Holds(70000001, "paid", ",\"paymentStatus\":\"paid\",\"totalPrice\":41000");
            await bench.ReceiveAsync(70000001, "PaymentReceived");
            await bench.AnotherWorker().RunOnceAsync(None);
        };
        await bench.WorkAsync();

        (await bench.NowAsync(booking)).Should().BeEquivalentTo(
            new { Status = BookingStatus.Paid, PaymentStatus = "paid", TotalPrice = 41_000m });
        (await bench.MailsAsync(booking)).Should().Equal("paid");
        bench.Avinode.Asked.Should().HaveCount(3, "the one that was overtaken asks again");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Settled_webhooks_are_removed_after_thirty_days_and_open_ones_never(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        bench.Avinode.Refuses = HttpStatusCode.NotFound;
        await bench.ReceiveAsync(1, "BookingConfirmed");
        await bench.ReceiveAsync(Enumerable.Repeat("""{"id":"el-1","type":"emptylegs"}""", 30));
        bench.Clock.Advance(TimeSpan.FromDays(20));
        await bench.ReceiveAsync("""{"id":"el-2","type":"emptylegs"}""");
        bench.Clock.Advance(TimeSpan.FromDays(11));

        var limit = bench.Clock.GetUtcNow() - TimeSpan.FromDays(30);
        (await bench.Inbox.RemoveAsync(limit, 20, None)).Should().Be(19, "a few at a time");
        (await bench.Inbox.RemoveAsync(limit, 20, None)).Should().Be(11);
        (await bench.Inbox.RemoveAsync(limit, 20, None)).Should().Be(0);

        (await bench.EventsAsync()).Select(kept => kept.Event).Should().Equal("BookingConfirmed", "EmptyLegs");
    }
}
