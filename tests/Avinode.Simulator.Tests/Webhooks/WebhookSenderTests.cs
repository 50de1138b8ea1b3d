using System.Text.Json;
using Avinode.Testing;

namespace Avinode.Simulator.Tests.Webhooks;

public sealed class WebhookSenderTests
{
    private const string Path = "/webhooks/avinode";

    [Fact]
    public async Task A_booking_is_told_of_over_a_real_socket_with_the_credentials()
    {
        await using var receiver = await StubUpstream.StartAsync();
        receiver.Answer("POST", Path, StubResponse.Json("{}"));
        await using var simulator = new SimulatorDriver();
        await using var sender = Start(simulator, receiver);

        await simulator.BookAsync();
        simulator.Clock.Advance(TimeSpan.FromMilliseconds(200));
        var first = await receiver.WaitForRequestAsync();
        simulator.Clock.Advance(TimeSpan.FromSeconds(3));
        var second = await receiver.WaitForRequestAsync(2);

        first.Header("Authorization").Should().Be("Basic YXZpbm9kZTpzZWNyZXQ=");
        first.Header("Content-Type").Should().StartWith("application/json");
        Body(first).GetProperty("event").GetString().Should().Be("BookingUpdated");
        Body(second).GetProperty("event").GetString().Should().Be("BookingConfirmed");
        Body(second).GetProperty("bookingId").GetString().Should().Be("abooking-70000001");
        Body(second).GetProperty("href").GetString().Should().Be("https://simulator.invalid/api/bookings/abooking-70000001");
    }

    [Fact]
    public async Task A_chat_is_a_bare_pointer()
    {
        await using var receiver = await StubUpstream.StartAsync();
        receiver.Answer("POST", Path, StubResponse.Json("{}"));
        await using var simulator = new SimulatorDriver();
        await using var sender = Start(simulator, receiver);

        await simulator.PostAsync("tripmsgs/20000001/chat", Json.Message("Catering?"));
        simulator.Clock.Advance(TimeSpan.FromMilliseconds(200));

        Body(await receiver.WaitForRequestAsync()).EnumerateObject().Select(member => member.Name)
            .Should().Equal("id", "href", "type", "tripId");
    }

    [Fact]
    public async Task It_is_repeated_until_the_answer_is_200()
    {
        await using var receiver = await StubUpstream.StartAsync();
        receiver.Answer("POST", Path, StubResponse.Status(503), StubResponse.Status(202), StubResponse.Json("{}"));
        await using var simulator = new SimulatorDriver();
        await using var sender = Start(simulator, receiver);

        await simulator.PutAsync("rfqs/20000002/cancel");
        simulator.Clock.Advance(TimeSpan.FromMilliseconds(200));
        var bodies = new List<string> { (await receiver.WaitForRequestAsync()).Text };
        foreach (var (count, wait) in new[] { (2, 1), (3, 2) })
        {
            await simulator.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(wait));
            await simulator.Clock.WhenTimersAsync(2);
            simulator.Clock.Advance(TimeSpan.FromSeconds(wait));
            bodies.Add((await receiver.WaitForRequestAsync(count)).Text);
        }

        bodies[1].Should().Be(bodies[0]);
        bodies[2].Should().Be(bodies[0]);
    }

    private static WebhookSender Start(SimulatorDriver simulator, StubUpstream receiver) =>
        WebhookSender.Start(simulator.World, new WebhookTarget(new Uri(receiver.BaseAddress + Path), "avinode", "secret"));

    private static JsonElement Body(RecordedRequest request) => JsonDocument.Parse(request.Text).RootElement;
}
