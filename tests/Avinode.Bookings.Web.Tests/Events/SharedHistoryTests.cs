using System.Net;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

public class SharedHistoryTests
{
    [Fact]
    public async Task What_one_service_does_is_seen_at_the_other_on_one_SQLite_file()
    {
        await using var here = await ServedBookings.StartAsync(time: TimeProvider.System);

        await SeeAndResumeAsync(here, Path.Combine(here.Folder, "bookings.db"));
    }

    [PostgresFact]
    public async Task What_one_service_does_is_seen_at_the_other_on_one_PostgreSQL()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var here = await ServedBookings.StartAsync(
            settings: new Dictionary<string, string> { ["AVINODE_DATABASE"] = database }, time: TimeProvider.System);

        await SeeAndResumeAsync(here, database);
    }

    [PostgresFact]
    public async Task A_stream_outlives_a_restart_of_PostgreSQL_without_a_gap()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = new Dictionary<string, string> { ["AVINODE_DATABASE"] = await server.CreateDatabaseAsync() };
        await using var here = await ServedBookings.StartAsync(settings: database, time: TimeProvider.System);
        await using var there = await ServedBookings.StartAsync(settings: database, time: TimeProvider.System);
        using var stream = await LiveStream.OpenAsync(here.Caller());
        await there.Get<BookingStore>().AddBookingAsync();
        (await stream.NextIdsAsync(1)).Should().Equal(1);

        await server.KillAsync();
        var refused = await here.Caller().GetAsync(new Uri("/api/events", UriKind.Relative));
        await server.StartAgainAsync();
        var booking = await there.Get<BookingStore>().AddBookingAsync();

        refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await stream.NextAsync()).GetProperty("booking").Text("reference").Should().Be($"{booking.Reference}");
        using var resumed = await LiveStream.OpenAsync(there.Caller(), lastEventId: "1");
        (await resumed.NextAsync()).GetProperty("booking").Text("reference").Should().Be($"{booking.Reference}");
    }

    // The far service books; a client listens here, goes, and comes back there.
    private static async Task SeeAndResumeAsync(ServedBookings here, string database)
    {
        await using var there = await ServedBookings.StartAsync(
            settings: new Dictionary<string, string> { ["AVINODE_DATABASE"] = database }, time: TimeProvider.System);
        there.Upstream.TakesBookings();
        var stream = await LiveStream.OpenAsync(here.Caller());

        await there.Caller().PostJsonAsync("/api/bookings", Answers.Order);
        var seen = await stream.NextIdsAsync(3);
        var place = stream.LastEventId;
        stream.Dispose();
        await here.Get<MessageArchive>().AddMessagesAsync(300);
        using var resumed = await LiveStream.OpenAsync(there.Caller(), lastEventId: place);
        await here.Get<MessageArchive>().AddMessagesAsync(300);

        seen.Should().Equal(1, 2, 3);
        (await resumed.NextIdsAsync(600)).Should().Equal(Enumerable.Range(4, 600).Select(id => (long)id));
    }
}
