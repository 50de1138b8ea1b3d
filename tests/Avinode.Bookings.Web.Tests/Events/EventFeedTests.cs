using Avinode.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Avinode.Bookings.Web.Tests;

public class EventFeedTests
{
    private const int Lines = 1500;
    private const int Listeners = 200;
    private const int LinesEach = 60;
    private static readonly TimeSpan Notifier = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public Task Whoever_joins_at_any_moment_from_any_place_gets_every_line_once_in_order_on_SQLite() => JoinAtRandomAsync(settings: null);

    [PostgresFact]
    public async Task Whoever_joins_at_any_moment_from_any_place_gets_every_line_once_in_order_on_PostgreSQL() =>
        await JoinAtRandomAsync(new() { ["AVINODE_DATABASE"] = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() });

    [Fact]
    public async Task After_a_defect_whoever_listens_is_read_for_again()
    {
        await using var served = await ServedBookings.StartAsync();
        var (clock, archive) = (new ManualClock(), served.Get<MessageArchive>());
        using var feed = new EventFeed(served.Get<EventLog>(), clock, NullLogger<EventFeed>.Instance);
        using var end = new CancellationTokenSource();
        var reading = feed.RunAsync(end.Token);
        await using var listener = feed.FollowAsync(0, end.Token).GetAsyncEnumerator(end.Token);
        var next = listener.MoveNextAsync().AsTask();
        await served.Clock.WhenTimerDueWithinAsync(Notifier);
        await using var database = new SqliteConnection($"Data Source={Path.Combine(served.Folder, "bookings.db")};Pooling=False");
        await database.OpenAsync();

        await using var garbage = new SqliteCommand(
            "INSERT INTO booking_events (topic, type, at, actor) VALUES ('arfq-1', 'message', 'garbage', 'webhook')", database);
        await garbage.ExecuteNonQueryAsync();
        served.Clock.Advance(Notifier);
        await clock.WhenTimersAsync(1);
        await using var removal = new SqliteCommand("DROP TRIGGER booking_events_are_never_removed; DELETE FROM booking_events", database);
        await removal.ExecuteNonQueryAsync();
        await archive.AddMessageAsync("arfq-1");
        clock.Advance(TimeSpan.FromSeconds(1));

        (await next.WaitAsync(Patience)).Should().BeTrue();
        await end.CancelAsync();
        await FluentActions.Awaiting(() => reading).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_listener_that_falls_behind_is_let_go_with_little_in_hand_and_misses_nothing()
    {
        await using var served = await ServedBookings.StartAsync(time: TimeProvider.System);
        var (feed, archive) = (served.Get<EventFeed>(), served.Get<MessageArchive>());
        using var end = new CancellationTokenSource();
        await using var slow = feed.FollowAsync(0, end.Token).GetAsyncEnumerator(end.Token);
        await using var quick = feed.FollowAsync(0, end.Token).GetAsyncEnumerator(end.Token);
        await archive.AddMessageAsync("arfq-1");
        (await slow.MoveNextAsync() && await quick.MoveNextAsync()).Should().BeTrue();

        for (var i = 2; i <= Lines; i++)
        {
            await archive.AddMessageAsync("arfq-1");
            await quick.MoveNextAsync().AsTask().WaitAsync(Patience);
            quick.Current.Id.Should().Be(i);
        }

        var ids = new List<long> { slow.Current.Id };
        while (ids.Count < Lines && await slow.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            ids.Add(slow.Current.Id);
        }

        ids.Should().Equal(Enumerable.Range(1, Lines).Select(id => (long)id));
        await end.CancelAsync();
    }

    [Fact]
    public void A_listener_holds_a_bounded_number_of_lines_and_then_no_more()
    {
        var listener = new EventListener();
        var frame = new EventFrame(1, null, new byte[500]);

        var taken = Enumerable.Range(0, 100_000).Count(_ => listener.Offer(frame));

        taken.Should().Be(EventListener.Capacity);
        listener.Frames.Count.Should().Be(EventListener.Capacity);
    }

    private static async Task JoinAtRandomAsync(Dictionary<string, string>? settings)
    {
        await using var served = await ServedBookings.StartAsync(settings: settings, time: TimeProvider.System);
        var (feed, archive) = (served.Get<EventFeed>(), served.Get<MessageArchive>());
        var random = new Random(4711);

        // Listeners come and go while history grows, so that the reader starts and stops, too.
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(archive, enough.Token))).ToArray();
        var joined = new List<Task<IReadOnlyList<long>>>();
        while (joined.Count < Listeners)
        {
            var after = random.NextInt64(await served.Get<EventLog>().LastAsync(CancellationToken.None) + 1);
            joined.Add(ReadAsync(feed.FollowAsync(after, CancellationToken.None), after, random.Next(1, LinesEach)));
            await joined[random.Next(joined.Count)].WaitAsync(Patience);
        }

        await enough.CancelAsync();
        await Task.WhenAll(writers);
        await archive.AddMessagesAsync(LinesEach);
        foreach (var listener in joined)
        {
            var ids = await listener.WaitAsync(Patience);
            ids.Should().Equal(Enumerable.Range(0, ids.Count).Select(step => ids[0] + step));
        }
    }

    private static async Task WriteAsync(MessageArchive archive, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await archive.AddMessageAsync("arfq-1");
        }
    }

    // The first of what is returned is the place that was given.
    private static async Task<IReadOnlyList<long>> ReadAsync(IAsyncEnumerable<EventFrame> frames, long after, int count)
    {
        var ids = new List<long> { after };
        await foreach (var frame in frames)
        {
            ids.Add(frame.Id);
            if (ids.Count > count)
            {
                break;
            }
        }

        return ids;
    }
}
