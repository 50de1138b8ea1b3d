using System.Net;
using Avinode.Client;

namespace Avinode.Bookings.Tests;

public class OpenBookingsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_no_webhook_told_is_found_by_looking_and_told_by_mail(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var (first, second) = (await bench.AcceptedAsync(1), await bench.AcceptedAsync(2));
        bench.Avinode.Holds(1, "confirmed", ",\"confirmationNumber\":\"BR-1\"");
        bench.Avinode.Holds(2, "cancelled");

        await bench.PollAsync();

        (await bench.NowAsync(first)).Should().BeEquivalentTo(new { Status = BookingStatus.Confirmed, ConfirmationNumber = "BR-1" });
        (await bench.NowAsync(second)).Status.Should().Be(BookingStatus.Cancelled);
        (await bench.Store.HistoryAsync(first.Id, CancellationToken.None))[^1].Actor.Should().Be(Actors.Poll);
        (await bench.MailsAsync(first)).Should().Equal("confirmed");
        (await bench.MailsAsync(second)).Should().Equal("cancelled");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_refund_that_no_webhook_told_is_found_for_a_month_after_the_end(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        var (recent, late) = (await EndedAsync(1, TimeSpan.FromDays(29)), await EndedAsync(2, TimeSpan.FromDays(31)));
        bench.Avinode.Holds(1, "refunded");
        bench.Avinode.Holds(2, "refunded");

        await bench.PollAsync();

        (await bench.NowAsync(recent)).Status.Should().Be(BookingStatus.Refunded);
        (await bench.NowAsync(late)).Status.Should().Be(BookingStatus.Cancelled);
        bench.Avinode.Asked.Should().Equal("/api/bookings/1");

        Task<Booking> EndedAsync(int number, TimeSpan ago) => bench.KeptAsync(Sample.Intent() with
        {
            Submission = SubmissionStatus.Accepted,
            AvinodeBookingId = BookingId.Parse($"abooking-{number}"),
            Status = BookingStatus.Cancelled,
            DepartureDate = bench.Clock.GetUtcNow().AddDays(-90),
            UpdatedAt = bench.Clock.GetUtcNow() - ago,
        });
    }

    [Fact]
    public async Task One_that_trips_over_a_defect_does_not_keep_the_others_from_being_read()
    {
        await using var bench = await WebhookBench.OpenAsync(StoreKind.Memory);
        var both = new[] { await bench.AcceptedAsync(1), await bench.AcceptedAsync(2) };
        bench.Avinode.Holds(1, "confirmed");
        bench.Avinode.Holds(2, "confirmed");
        bench.Avinode.Meanwhile = () => throw new InvalidOperationException("a defect");

        await bench.PollAsync();

        var now = await Task.WhenAll(both.Select(bench.NowAsync));
        now.Select(booking => booking.Status).Should().BeEquivalentTo([BookingStatus.Pending, BookingStatus.Confirmed],
            "whichever came first met the defect");
    }

    [Fact]
    public async Task Only_bookings_that_can_still_change_are_read()
    {
        await using var bench = await WebhookBench.OpenAsync(StoreKind.Memory);
        var number = 0;
        foreach (var status in Enum.GetValues<BookingStatus>())
        {
            await KeepAsync(status, departed: TimeSpan.FromDays(-1));
            await KeepAsync(status, departed: TimeSpan.FromDays(1));
            await KeepAsync(status, departed: TimeSpan.FromDays(31));
        }

        await bench.KeptAsync(Sample.Intent() with
        {
            Submission = SubmissionStatus.Unknown,
            AvinodeBookingId = BookingId.Parse("abooking-99")
        });
        bench.Avinode.Refuses = HttpStatusCode.NotFound;
        await bench.PollAsync();

        // Pending, confirmed, awaiting payment: until a month after the flight. Paid: until the flight. Flown, cancelled: for a month.
        int[] open = [1, 2, 4, 5, 7, 8, 10, 13, 14, 15, 16, 17, 18];
        bench.Avinode.Asked.Should().BeEquivalentTo(open.Select(number => $"/api/bookings/{number}"));

        Task KeepAsync(BookingStatus status, TimeSpan departed) => bench.KeptAsync(Sample.Intent() with
        {
            Submission = SubmissionStatus.Accepted,
            AvinodeBookingId = BookingId.Parse($"abooking-{++number}"),
            Status = status,
            DepartureDate = bench.Clock.GetUtcNow() - departed,
        });
    }

    [Fact]
    public async Task A_round_comes_every_five_minutes_asks_once_a_second_and_ends_when_Avinode_refuses_us()
    {
        await using var bench = await WebhookBench.OpenAsync(StoreKind.Memory);
        for (var number = 1; number <= 5; number++)
        {
            await bench.AcceptedAsync(number);
            bench.Avinode.Holds(number, "pending");
        }

        using var stop = new CancellationTokenSource();
        var polls = bench.Polls.RunAsync(stop.Token);
        await PassAsync(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        bench.Avinode.Asked.Should().BeEmpty();
        await PassAsync(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(10));
        bench.Avinode.Asked.Should().HaveCount(5).And.OnlyHaveUniqueItems();

        bench.Avinode.Refuses = HttpStatusCode.Unauthorized;
        await PassAsync(TimeSpan.FromMinutes(6) + TimeSpan.FromSeconds(10));
        bench.Avinode.Asked.Should().HaveCount(6, "one refusal stands for all");

        await stop.CancelAsync();
        await FluentActions.Awaiting(() => polls).Should().ThrowAsync<OperationCanceledException>();

        // In steps shorter than the pause between two questions, each seen out before the next.
        async Task PassAsync(TimeSpan time)
        {
            for (var until = bench.Clock.GetUtcNow() + time; bench.Clock.GetUtcNow() < until;)
            {
                await bench.Clock.WhenTimersAsync(1);
                var (before, step) = (bench.Avinode.Asked.Count, TimeSpan.FromMilliseconds(900));
                bench.Clock.Advance(step < until - bench.Clock.GetUtcNow() ? step : until - bench.Clock.GetUtcNow());
                (bench.Avinode.Asked.Count - before).Should().BeLessThanOrEqualTo(1);
            }
        }
    }
}
