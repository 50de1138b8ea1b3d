namespace Avinode.Bookings.Tests;

public class BookingListTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_join_without_a_gap_or_a_repeat_even_among_bookings_of_one_moment(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        for (var each = 0; each < 23; each++)
        {
            // Three at a time; the ticks below a millisecond are not kept.
            await test.Store.AddAsync(Sample.Intent() with { CreatedAt = Sample.Noon.AddSeconds(each / 3).AddTicks(each) });
        }

        var all = await test.Store.ListAsync(new BookingFilter { Limit = 100 }, None);
        var paged = new List<Booking>();
        IReadOnlyList<Booking> page;
        do
        {
            var last = paged.LastOrDefault();
            var after = last is null ? null : new BookingCursor(last.CreatedAt, last.Id);
            page = await test.Store.ListAsync(new BookingFilter { Limit = 5, After = after }, None);
            paged.AddRange(page);
        }
        while (page.Count > 0);

        all.Should().HaveCount(23).And.BeInDescendingOrder(booking => booking.CreatedAt);
        paged.Select(booking => booking.Id).Should().Equal(all.Select(booking => booking.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_filter_narrows_and_all_narrow_together(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var paid = Sample.Intent() with { Status = BookingStatus.Paid };
        var unknown = Sample.Intent() with { Submission = SubmissionStatus.Unknown, CreatedAt = Sample.Noon.AddDays(1) };
        var company = Sample.Intent() with
        {
            CustomerCompany = "ÉCLAIR 100% Aviation",
            CustomerEmail = "Buyer@Eclair.example",
            CreatedAt = Sample.Noon.AddDays(2),
        };
        var name = Sample.Intent() with { CustomerName = "Émile Éclair", CreatedAt = Sample.Noon.AddDays(3) };
        foreach (var booking in new[] { paid, unknown, company, name })
        {
            await test.Store.AddAsync(booking);
        }

        async Task Lists(BookingFilter filter, params Booking[] expected)
        {
            var listed = await test.Store.ListAsync(filter, None);
            listed.Select(each => each.Reference).Should().Equal(expected.Select(each => each.Reference), filter.ToString());
        }

        await Lists(new BookingFilter(), name, company, unknown, paid);
        await Lists(new BookingFilter { Limit = 1 }, name);
        await Lists(new BookingFilter { Status = BookingStatus.Paid }, paid);
        await Lists(new BookingFilter { Submission = SubmissionStatus.Unknown }, unknown);
        await Lists(new BookingFilter { CustomerEmail = "buyer@eclair.EXAMPLE" }, company);
        await Lists(new BookingFilter { CustomerEmail = "eclair.example" });
        await Lists(new BookingFilter { Customer = "éclair" }, name, company);
        await Lists(new BookingFilter { Customer = "0%" }, company);
        await Lists(new BookingFilter { Customer = "%' OR 1=1 --" });
        await Lists(new BookingFilter { TripId = company.AvinodeTripId }, company);
        await Lists(new BookingFilter { QuoteId = name.AvinodeQuoteId }, name);
        await Lists(new BookingFilter { TripId = company.AvinodeTripId, QuoteId = name.AvinodeQuoteId });
        await Lists(new BookingFilter { From = unknown.CreatedAt, Until = name.CreatedAt }, company, unknown);
        await Lists(new BookingFilter { From = unknown.CreatedAt.ToOffset(TimeSpan.FromHours(9)), Until = company.CreatedAt }, unknown);
        var afterName = new BookingCursor(name.CreatedAt, name.Id);
        await Lists(new BookingFilter { Customer = "éclair", Until = name.CreatedAt, After = afterName }, company);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Due_are_the_ready_the_stuck_and_the_unknown_whose_time_has_come(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var now = Sample.Noon;
        var stuckSince = now.AddMinutes(-2);
        var ready = Sample.Intent() with { UpdatedAt = now.AddMinutes(-3) };
        var stuck = Sample.Intent() with { Submission = SubmissionStatus.Sending, UpdatedAt = stuckSince.AddMilliseconds(-1) };
        var due = Sample.Intent() with { Submission = SubmissionStatus.Unknown, NextLookupAt = now };
        foreach (var booking in new[]
        {
            due,
            stuck,
            ready,
            Sample.Intent() with { Submission = SubmissionStatus.Sending, UpdatedAt = stuckSince },
            Sample.Intent() with { Submission = SubmissionStatus.Unknown, NextLookupAt = now.AddMilliseconds(1) },
            Sample.Intent() with { Submission = SubmissionStatus.Unknown, NextLookupAt = null },
            Sample.Intent() with { Submission = SubmissionStatus.Accepted, NextLookupAt = now.AddDays(-1) },
            Sample.Intent() with { Submission = SubmissionStatus.Rejected, NextLookupAt = now.AddDays(-1) },
        })
        {
            await test.Store.AddAsync(booking);
        }

        var listed = await test.Store.ListDueAsync(now, stuckSince, 10, None);
        var first = await test.Store.ListDueAsync(now, stuckSince, 1, None);

        listed.Select(each => each.Reference).Should().Equal(ready.Reference, stuck.Reference, due.Reference);
        first.Should().ContainSingle().Which.Reference.Should().Be(ready.Reference);
    }
}
