namespace Avinode.Simulator.Tests.Events;

public sealed class EventTests
{
    private readonly SimulatorDriver simulator = new();

    [Fact]
    public async Task Events_tell_what_happened_once_it_is_due()
    {
        var before = simulator.World.Events.Count;
        await simulator.BookAsync();
        await simulator.PostAsync("tripmsgs/20000001/chat", Json.Message("Catering?"));
        await simulator.BookAsync("50000003");
        await simulator.PutAsync("rfqs/20000002/cancel");
        Names().Should().Equal("BookingUpdated", "TripChatMine", "BookingUpdated", "TripRequestMine");

        simulator.Clock.Advance(TimeSpan.FromSeconds(2));
        Names()[4..].Should().Equal("TripChatFromSeller");
        simulator.Clock.Advance(TimeSpan.FromSeconds(1));
        Names()[5..].Should().Equal("BookingConfirmed", "BookingCancelled");

        string[] Names() => [.. simulator.World.Events.Skip(before).Select(happening => happening.Name)];
    }

    [Fact]
    public async Task An_event_points_at_its_object()
    {
        foreach (var happening in simulator.World.Events)
        {
            (await simulator.GetAsync($"{happening.Type}/{happening.Id}"))["tripId"].Should().Be(happening.TripId);
            happening.At.Should().BeBefore(simulator.Clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task The_same_story_told_twice_is_the_same_to_the_letter()
    {
        var first = await StoryAsync(new SimulatorDriver());
        var second = await StoryAsync(new SimulatorDriver());

        second.Should().Equal(first);
    }

    private static async Task<string[]> StoryAsync(SimulatorDriver simulator)
    {
        Answer[] answers =
        [
            await simulator.GetAsync("trips/SNDBX1"),
            await simulator.GetAsync("rfqs/SNDBX2"),
            await simulator.PostAsync("tripmsgs/20000001/chat", Json.Message("Wifi?")),
            await simulator.GetAsync("streams/quotes/50000004"),
            await simulator.BookAsync(reference: "DEMO-1"),
        ];
        simulator.Clock.Advance(TimeSpan.FromSeconds(5));
        answers = [.. answers, await simulator.GetAsync("tripmsgs/20000001/chat"), await simulator.GetAsync("bookings/70000001")];
        return [.. answers.Select(answer => Convert.ToBase64String(answer.Body))];
    }
}
