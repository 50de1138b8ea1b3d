namespace Avinode.Sandbox.Tests.Events;

public sealed class EventTests
{
    private readonly SandboxDriver sandbox = new();

    [Fact]
    public async Task Events_tell_what_happened_once_it_is_due()
    {
        var before = sandbox.World.Events.Count;
        await sandbox.BookAsync();
        await sandbox.PostAsync("tripmsgs/20000001/chat", Json.Message("Catering?"));
        await sandbox.BookAsync("50000003");
        await sandbox.PutAsync("rfqs/20000002/cancel");
        Names().Should().Equal("BookingUpdated", "TripChatMine", "BookingUpdated", "TripRequestMine");

        sandbox.Clock.Advance(TimeSpan.FromSeconds(2));
        Names()[4..].Should().Equal("TripChatFromSeller");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Names()[5..].Should().Equal("BookingConfirmed", "BookingCancelled");

        string[] Names() => [.. sandbox.World.Events.Skip(before).Select(happening => happening.Name)];
    }

    [Fact]
    public async Task An_event_points_at_its_object()
    {
        foreach (var happening in sandbox.World.Events)
        {
            (await sandbox.GetAsync($"{happening.Type}/{happening.Id}"))["tripId"].Should().Be(happening.TripId);
            happening.At.Should().BeBefore(sandbox.Clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task The_same_story_told_twice_is_the_same_to_the_letter()
    {
        var first = await StoryAsync(new SandboxDriver());
        var second = await StoryAsync(new SandboxDriver());

        second.Should().Equal(first);
    }

    private static async Task<string[]> StoryAsync(SandboxDriver sandbox)
    {
        Answer[] answers =
        [
            await sandbox.GetAsync("trips/SNDBX1"),
            await sandbox.GetAsync("rfqs/SNDBX2"),
            await sandbox.PostAsync("tripmsgs/20000001/chat", Json.Message("Wifi?")),
            await sandbox.GetAsync("streams/quotes/50000004"),
            await sandbox.BookAsync(reference: "DEMO-1"),
        ];
        sandbox.Clock.Advance(TimeSpan.FromSeconds(5));
        answers = [.. answers, await sandbox.GetAsync("tripmsgs/20000001/chat"), await sandbox.GetAsync("bookings/70000001")];
        return [.. answers.Select(answer => Convert.ToBase64String(answer.Body))];
    }
}
