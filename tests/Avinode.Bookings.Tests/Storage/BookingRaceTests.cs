namespace Avinode.Bookings.Tests;

public class BookingRaceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_fifty_intents_of_one_key_one_is_added_and_all_others_are_given_it(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var key = Sample.Intent().IdempotencyKey;

        await OneOfFiftyAsync(test, kind, () => Sample.Intent() with { IdempotencyKey = key });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_fifty_intents_of_one_quote_one_is_added_and_all_others_are_given_it(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var quote = Sample.Intent().AvinodeQuoteId;

        await OneOfFiftyAsync(test, kind, () => Sample.Intent() with { AvinodeQuoteId = quote });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_fifty_claims_one_wins(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var stores = Two(test, kind);
        var booking = Sample.Intent();
        await test.Store.AddAsync(booking);

        var claims = await Task.WhenAll(Enumerable.Range(0, 50).Select(each => Task.Run(() =>
            stores[each % 2].UpdateAsync(booking with { Submission = SubmissionStatus.Sending, Attempts = each }, "claimed"))));

        var winner = claims.Where(claim => claim is not null).Should().ContainSingle().Subject;
        (await test.Store.FindAsync(BookingField.Reference, $"{booking.Reference}", None)).Should().BeEquivalentTo(winner);
        (await test.Store.HistoryAsync(booking.Id, None)).Should().HaveCount(2);
    }

    private static async Task OneOfFiftyAsync(TestStore test, StoreKind kind, Func<Booking> intent)
    {
        var stores = Two(test, kind);
        var intents = Enumerable.Range(0, 50).Select(_ => intent()).ToList();

        var answers = await Task.WhenAll(intents.Select((each, number) => Task.Run(() => stores[number % 2].AddAsync(each))));

        var row = (await test.Store.ListAsync(new BookingFilter(), None)).Should().ContainSingle().Subject;
        answers.Count(answer => answer is null).Should().Be(1);
        answers.Where(answer => answer is not null).Should().OnlyContain(answer => answer!.Id == row.Id);
        (await test.Store.HistoryAsync(row.Id, None)).Should().ContainSingle();
    }

    // As two processes would: each with connections of its own. Nothing but its own store reaches a database in memory.
    private static BookingStore[] Two(TestStore test, StoreKind kind) =>
        [test.Store, kind is StoreKind.Memory ? test.Store : test.Another()];
}
