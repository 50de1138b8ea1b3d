namespace Avinode.Bookings.Tests;

public class BookingStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_column_comes_back_as_it_was_written(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        Booking[] bookings = [Sample.Full(), Sample.Intent()];
        foreach (var booking in bookings)
        {
            (await test.Store.AddAsync(booking)).Should().BeNull();
        }

        foreach (var booking in bookings)
        {
            var read = await test.Store.FindAsync(BookingField.Reference, $"{booking.Reference}", None);

            read.Should().BeEquivalentTo(booking, options => options.Excluding(each => each.Passengers));
            (read!.Passengers?.ToArray()).Should().BeEquivalentTo(booking.Passengers?.ToArray());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_column_can_be_changed_to_a_value_to_another_value_and_to_none(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var standing = Sample.Intent();
        await test.Store.AddAsync(standing);
        var other = Sample.Full() with { Passengers = new byte[] { 0, 1, 3, 255 }, TotalPrice = 1m };
        foreach (var next in new[] { Sample.Full(), other, Sample.Intent() })
        {
            var changed = next with { Id = standing.Id, Version = standing.Version };

            var returned = await test.Store.UpdateAsync(changed, "status");
            var read = await test.Store.FindAsync(BookingField.Reference, $"{next.Reference}", None);

            foreach (var booking in new[] { returned, read })
            {
                booking.Should().BeEquivalentTo(
                    changed with { Version = standing.Version + 1 }, options => options.Excluding(each => each.Passengers));
                (booking!.Passengers?.ToArray()).Should().BeEquivalentTo(next.Passengers?.ToArray());
            }

            standing = read!;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_booking_is_found_by_each_of_its_names(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var booking = Sample.Full();
        await test.Store.AddAsync(booking);

        foreach (var (field, value) in new[]
        {
            (BookingField.Reference, $"{booking.Reference}"),
            (BookingField.AvinodeBookingId, $"{booking.AvinodeBookingId}"),
            (BookingField.IdempotencyKey, booking.IdempotencyKey),
            (BookingField.LiveQuote, $"{booking.AvinodeQuoteId}"),
        })
        {
            (await test.Store.FindAsync(field, value, None))!.Id.Should().Be(booking.Id, $"it was asked for by {field}");
            (await test.Store.FindAsync(field, value + "'--", None)).Should().BeNull();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_repeated_key_is_answered_with_the_booking_that_holds_it(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var first = Sample.Intent();
        var sameQuote = Sample.Intent();
        await test.Store.AddAsync(first);
        await test.Store.AddAsync(sameQuote);

        var second = Sample.Intent() with { IdempotencyKey = first.IdempotencyKey, AvinodeQuoteId = sameQuote.AvinodeQuoteId };
        var standing = await test.Store.AddAsync(second);

        standing!.Id.Should().Be(first.Id, "the key comes before the quote");
        (await test.Store.HistoryAsync(second.Id, None)).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_quote_has_one_live_booking_and_is_free_once_that_is_not(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var first = Sample.Intent();
        await test.Store.AddAsync(first);
        foreach (var (submission, status) in new[]
        {
            (SubmissionStatus.Rejected, BookingStatus.Pending),
            (SubmissionStatus.Accepted, BookingStatus.Cancelled),
            (SubmissionStatus.Accepted, BookingStatus.Refunded),
        })
        {
            var next = Sample.Intent() with { AvinodeQuoteId = first.AvinodeQuoteId };
            (await test.Store.AddAsync(next))!.Id.Should().Be(first.Id);

            await test.Store.UpdateAsync(first with { Submission = submission, Status = status }, "status");
            (await test.Store.FindAsync(BookingField.LiveQuote, $"{first.AvinodeQuoteId}", None)).Should().BeNull();
            (await test.Store.AddAsync(next)).Should().BeNull();
            first = next;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_key_is_free_again_only_when_its_booking_was_rejected(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var first = Sample.Intent();
        await test.Store.AddAsync(first);
        var cancelled = await test.Store.UpdateAsync(first with { Status = BookingStatus.Cancelled }, "status");
        var next = Sample.Intent() with { IdempotencyKey = first.IdempotencyKey };

        (await test.Store.AddAsync(next))!.Id.Should().Be(first.Id);
        await test.Store.UpdateAsync(cancelled! with { Submission = SubmissionStatus.Rejected }, "rejected");
        (await test.Store.AddAsync(next)).Should().BeNull();

        (await test.Store.FindAsync(BookingField.IdempotencyKey, first.IdempotencyKey, None))!.Id.Should().Be(next.Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_is_made_only_by_who_read_the_latest_version(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var read = Sample.Full();
        await test.Store.AddAsync(read);

        var changed = await test.Store.UpdateAsync(read with { Status = BookingStatus.Paid, Passengers = null }, "status");
        var late = await test.Store.UpdateAsync(read with { Status = BookingStatus.Cancelled }, "late");

        changed.Should().BeEquivalentTo(read with { Status = BookingStatus.Paid, Passengers = null, Version = 8 });
        late.Should().BeNull();
        (await test.Store.FindAsync(BookingField.Reference, $"{read.Reference}", None)).Should().BeEquivalentTo(changed);
        (await test.Store.HistoryAsync(read.Id, None)).Select(each => each.Type).Should().Equal("intent", "status");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_history_is_read_as_it_was_written(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var booking = Sample.Intent();
        BookingEvent[] changes = [new("intent", Sample.Noon, "agent", "words 😀"), new("claimed", Sample.Noon.AddSeconds(-1), "ops")];
        await test.Store.AddAsync(new(booking, changes[0]), None);
        await test.Store.UpdateAsync(new(booking, changes[1]), None);

        (await test.Store.HistoryAsync(booking.Id, None)).Should().Equal(changes);
        (await test.Store.HistoryAsync(Guid.NewGuid(), None)).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_bookings_cannot_share_an_id_of_Avinode(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var (first, second) = (Sample.Full(), Sample.Intent());
        await test.Store.AddAsync(first);
        await test.Store.AddAsync(second);

        var change = () => test.Store.UpdateAsync(second with { AvinodeBookingId = first.AvinodeBookingId }, "accepted");

        await change.Should().ThrowAsync<DuplicateBookingException>();
        (await test.Store.FindAsync(BookingField.Reference, $"{second.Reference}", None)).Should().BeEquivalentTo(second);
        (await test.Store.HistoryAsync(second.Id, None)).Should().ContainSingle();
        await FluentActions.Awaiting(() => test.Store.AddAsync(Sample.Intent() with { Reference = first.Reference }))
            .Should().ThrowAsync<DuplicateBookingException>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cancelled_in_time_nothing_is_written(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await test.Store.ListAsync(new BookingFilter(), None);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var adding = () => test.Store.AddAsync(new(Sample.Intent(), Sample.Event()), cancelled.Token);
        await adding.Should().ThrowAsync<OperationCanceledException>();

        (await test.Store.ListAsync(new BookingFilter(), None)).Should().BeEmpty();
    }
}
