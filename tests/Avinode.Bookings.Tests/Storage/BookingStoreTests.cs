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
            (await test.Store.AddAsync(booking, Sample.Event(), None)).Should().BeNull();
        }

        foreach (var booking in bookings)
        {
            var read = await test.Store.FindAsync(BookingField.Reference, booking.Reference, None);

            read.Should().BeEquivalentTo(booking, options => options.Excluding(each => each.Passengers));
            (read!.Passengers?.ToArray()).Should().BeEquivalentTo(booking.Passengers?.ToArray());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_repeated_key_is_answered_with_the_booking_that_holds_it(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var first = Sample.Intent();
        var sameQuote = Sample.Intent();
        await test.Store.AddAsync(first, Sample.Event(), None);
        await test.Store.AddAsync(sameQuote, Sample.Event(), None);

        var second = Sample.Intent() with { IdempotencyKey = first.IdempotencyKey, AvinodeQuoteId = sameQuote.AvinodeQuoteId };
        var standing = await test.Store.AddAsync(second, Sample.Event(), None);

        standing!.Id.Should().Be(first.Id, "the key comes before the quote");
        (await test.Store.HistoryAsync(second.Id, None)).Should().BeEmpty();
    }
}
