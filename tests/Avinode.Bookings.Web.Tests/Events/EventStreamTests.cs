using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Avinode.Bookings.Web.Tests;

public class EventStreamTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_client_is_told_at_once_that_it_is_connected_and_from_where_it_resumes()
    {
        await using var served = await ServedBookings.StartAsync();
        await served.Get<BookingStore>().AddBookingAsync();

        using var stream = await LiveStream.ConnectAsync(served.Caller(ServedBookings.ViewerKey));

        stream.Response.Content.Headers.ContentType!.ToString().Should().Be("text/event-stream");
        stream.Response.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await stream.NextBlockAsync()).Should().Equal("retry: 2000", ": connected", "id: 1");
    }

    [Fact]
    public async Task A_booking_is_seen_step_by_step_without_anything_personal()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        using var stream = await LiveStream.OpenAsync(served.Caller(ServedBookings.ViewerKey));

        var booking = await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
        await served.Clock.WhenTimerDueWithinAsync(Tick);
        served.Clock.Advance(Tick);

        var (intent, claimed, accepted) = (await stream.NextAsync(), await stream.NextAsync(), await stream.NextAsync());
        intent.Text("type").Should().Be("intent");
        claimed.Text("type").Should().Be("claimed");
        accepted.Text("type").Should().Be("accepted");
        accepted.Text("actor").Should().Be("web");
        accepted.Text("at").Should().Be("2026-03-01T09:30:15.000Z");
        accepted.GetProperty("booking").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString())
            .Should().Equal(new Dictionary<string, string>
            {
                ["id"] = booking.Text("id")!,
                ["reference"] = booking.Text("reference")!,
                ["avinode_booking_id"] = "abooking-70000001",
                ["avinode_quote_id"] = "aquote-50000001",
                ["avinode_trip_id"] = "atrip-10002222",
                ["status"] = "pending",
                ["submission"] = "accepted",
            });
        (intent.ToString() + claimed + accepted).Should().NotContainAny("Pat", "example.com", "ZX98765QQ", "1981");
    }

    [Fact]
    public async Task The_platforms_own_parser_reads_the_same_events()
    {
        await using var served = await ServedBookings.StartAsync();
        var booking = await served.Get<BookingStore>().AddBookingAsync();
        await served.Get<MessageArchive>().AddMessageAsync("arfq-20001111");
        using var stream = await LiveStream.ConnectAsync(served.Caller(ServedBookings.ViewerKey), lastEventId: "0");

        var parser = SseParser.Create(await stream.Response.Content.ReadAsStreamAsync());
        var events = new List<SseItem<string>>();
        await foreach (var item in parser.EnumerateAsync())
        {
            events.Add(item);
            if (events.Count == 2)
            {
                break;
            }
        }

        events.Select(item => (item.EventId, item.EventType)).Should().Equal(("1", "booking"), ("2", "message"));
        JsonDocument.Parse(events[0].Data).RootElement.GetProperty("booking").Text("reference").Should().Be($"{booking.Reference}");
        JsonDocument.Parse(events[1].Data).RootElement.Text("topic").Should().Be("arfq-20001111");
        parser.ReconnectionInterval.Should().Be(TimeSpan.FromSeconds(2));
        parser.LastEventId.Should().Be("2");
    }

    [Fact]
    public async Task A_message_is_told_by_its_topic_and_not_by_its_text()
    {
        await using var served = await ServedBookings.StartAsync();
        await served.Get<MessageArchive>().AddMessageAsync("arfq-20001111");

        using var stream = await LiveStream.OpenAsync(served.Caller(ServedBookings.ViewerKey), lastEventId: "0");

        var message = await stream.NextAsync();
        message.EnumerateObject().Select(member => member.Name).Should().Equal("id", "type", "at", "actor", "detail", "topic");
        message.Text("topic").Should().Be("arfq-20001111");
        message.Text("type").Should().Be("message");
        message.Text("detail").Should().StartWith("asellermsg-");
    }

    [Fact]
    public async Task A_client_that_comes_back_gets_what_it_missed_by_header_or_by_query_and_the_header_wins()
    {
        await using var served = await ServedBookings.StartAsync();
        using (var first = await LiveStream.OpenAsync(served.Caller()))
        {
            first.LastEventId.Should().Be("0");
        }

        for (var i = 0; i < 5; i++)
        {
            await served.Get<BookingStore>().AddBookingAsync();
        }

        using var byHeader = await LiveStream.OpenAsync(served.Caller(), lastEventId: "0");
        using var byQuery = await LiveStream.OpenAsync(served.Caller(), "?last_event_id=2");
        using var byBoth = await LiveStream.OpenAsync(served.Caller(), "?last_event_id=2", "4");

        (await byHeader.NextIdsAsync(5)).Should().Equal(1, 2, 3, 4, 5);
        (await byQuery.NextIdsAsync(3)).Should().Equal(3, 4, 5);
        (await byBoth.NextIdsAsync(1)).Should().Equal(5);
    }

    [Fact]
    public async Task A_place_of_another_history_is_told_and_the_stream_goes_on_from_now()
    {
        await using var served = await ServedBookings.StartAsync();
        await served.Get<BookingStore>().AddBookingAsync();

        using var stream = await LiveStream.ConnectAsync(served.Caller(), lastEventId: "57");

        (await stream.NextBlockAsync()).Should().Equal("retry: 2000", ": connected", "id: 1", "event: reset", "data: {}");
        await served.Get<BookingStore>().AddBookingAsync();
        await served.Clock.WhenTimerDueWithinAsync(Tick);
        served.Clock.Advance(Tick);
        (await stream.NextIdsAsync(1)).Should().Equal(2);
    }

    [Fact]
    public async Task Silence_is_filled_every_15_seconds_with_the_place()
    {
        await using var served = await ServedBookings.StartAsync();
        using var stream = await LiveStream.OpenAsync(served.Caller());
        await served.Get<BookingStore>().AddBookingAsync();
        await served.Clock.WhenTimerDueWithinAsync(Tick);
        served.Clock.Advance(Tick);
        await stream.NextIdsAsync(1);

        served.Clock.Advance(EventStream.Heartbeat);

        (await stream.NextBlockAsync()).Should().Equal(": heartbeat", "id: 1");
    }

    [Fact]
    public async Task A_stream_of_one_booking_keeps_its_place_among_all_others()
    {
        await using var served = await ServedBookings.StartAsync();
        var booking = await served.Get<BookingStore>().AddBookingAsync();
        using var stream = await LiveStream.OpenAsync(served.Caller(), $"?booking={booking.Reference}");
        await served.Get<BookingStore>().AddBookingAsync();

        // Whether the line comes before the beat is a matter of threads.
        IReadOnlyList<string>? beat = null;
        for (var beats = 0; beats < 10 && beat is not [_, "id: 2"]; beats++)
        {
            await served.Clock.WhenTimerDueWithinAsync(Tick);
            served.Clock.Advance(EventStream.Heartbeat);
            beat = await stream.NextBlockAsync();
        }

        beat.Should().Equal(": heartbeat", "id: 2");
    }

    [Theory]
    [InlineData("key")]
    [InlineData("reference")]
    public async Task A_stream_may_be_of_one_booking(string by)
    {
        await using var served = await ServedBookings.StartAsync();
        var store = served.Get<BookingStore>();
        await store.AddBookingAsync();
        var booking = await store.AddBookingAsync();
        await served.Get<MessageArchive>().AddMessageAsync("arfq-20001111");
        await store.UpdateAsync(new(booking, new BookingEvent("updated", booking.UpdatedAt, Actors.Poll)), CancellationToken.None);

        using var stream = await LiveStream.OpenAsync(served.Caller(), $"?booking={(by == "key" ? booking.Id : booking.Reference)}", "0");

        (await stream.NextIdsAsync(2)).Should().Equal(2, 4);
    }

    [Theory]
    [InlineData("?last_event_id=-1", "last_event_id")]
    [InlineData("?last_event_id=1&last_event_id=2", "last_event_id")]
    [InlineData("?last_event_id=99999999999999999999", "last_event_id")]
    [InlineData("?booking=nonsense;", "id")]
    public async Task What_cannot_be_understood_is_refused_by_name(string query, string name)
    {
        await using var served = await ServedBookings.StartAsync();

        var answer = await served.Caller().GetAsync(new Uri("/api/events" + query, UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Single().Name.Should().Be(name);
    }

    [Fact]
    public async Task Nobody_listens_without_a_key_or_to_a_booking_that_does_not_exist()
    {
        await using var served = await ServedBookings.StartAsync();

        var stranger = await served.Caller(key: null).GetAsync(new Uri("/api/events", UriKind.Relative));
        var lost = await served.Caller().GetAsync(new Uri("/api/events?booking=ref-20260301-ZZZZZZZZ", UriKind.Relative));

        stranger.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        lost.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task While_nobody_listens_the_database_is_not_asked()
    {
        await using var served = await ServedBookings.StartAsync();
        using (await LiveStream.OpenAsync(served.Caller()))
        {
            await served.Clock.WhenTimerDueWithinAsync(Tick);
        }

        // How soon the service notices that a client is gone is up to the system.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await IsAskedAsync())
        {
            patience.Token.ThrowIfCancellationRequested();
            served.Clock.Advance(Tick);
        }

        Task<bool> IsAskedAsync() =>
            served.Clock.WhenTimerDueWithinAsync(Tick).WaitAsync(TimeSpan.FromMilliseconds(300)).ContinueWith(
                due => due.IsCompletedSuccessfully, TaskScheduler.Default);
    }

    [Fact]
    public async Task Streams_end_at_once_when_the_service_stops()
    {
        await using var served = await ServedBookings.StartAsync();
        using var stream = await LiveStream.OpenAsync(served.Caller());

        await served.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));

        (await stream.NextBlockAsync()).Should().BeNull();
    }
}
