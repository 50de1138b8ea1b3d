using Avinode.Testing;

namespace Avinode.Bookings.Tests;

public class EventLogTests
{
    private const int Writers = 8;
    private const int BookingsEach = 60;

    [Fact]
    public Task No_line_is_ever_seen_after_one_with_a_higher_place_in_SQLite() => WatchAsync(StoreKind.File);

    [PostgresFact]
    public Task No_line_is_ever_seen_after_one_with_a_higher_place_in_PostgreSQL() => WatchAsync(StoreKind.Postgres);

    // Writers on stores of their own; transactions that are short, that are long, and that end in nothing. Places may be left out, never
    // filled later.
    private static async Task WatchAsync(StoreKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await test.Store.AddAsync(Sample.Intent());
        await using var database = Database.Open(test.Database);
        var log = new EventLog(database, TimeProvider.System);
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(test.Another(), writer))));

        var seen = new List<long>();
        bool wasDone;
        do
        {
            wasDone = writers.IsCompleted;
            seen.AddRange((await log.ReadAsync(seen.LastOrDefault(), 10_000, CancellationToken.None)).Select(line => line.Id));
        }
        while (!wasDone);

        await writers;
        seen.Should().BeInAscendingOrder();
        (await log.ReadAsync(0, 10_000, CancellationToken.None)).Select(line => line.Id).Should().Equal(seen);
        seen.Should().HaveCount(1 + (Writers * BookingsEach * 2));
    }

    private static async Task WriteAsync(BookingStore store, int writer)
    {
        var random = new Random(writer);
        for (var i = 0; i < BookingsEach; i++)
        {
            var booking = Sample.Intent();
            await store.AddAsync(booking);
            var lost = store.UpdateAsync(booking with { Version = 99 }, "lost");
            await store.UpdateAsync(booking with { SpecialRequests = new string('x', random.Next(20_000)) }, "updated");
            (await lost).Should().BeNull();
        }
    }
}
