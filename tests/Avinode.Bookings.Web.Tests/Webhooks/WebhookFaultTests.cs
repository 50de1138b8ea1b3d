using System.Net;
using System.Text.Json;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

/// <summary>The rows of the fault table that are about webhooks, over real sockets.</summary>
public class WebhookFaultTests
{
    private const string Confirmed = """{"event":"BookingConfirmed","bookingId":"abooking-70000001"}""";

    // Fault 9.
    [PostgresFact]
    public async Task While_the_database_is_down_Avinode_comes_again_and_then_it_is_applied()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var served = await ServedBookings.StartAsync(
            settings: new Dictionary<string, string> { ["AVINODE_DATABASE"] = await postgres.CreateDatabaseAsync() });
        served.Upstream.TakesBookings();
        var booked = await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
        served.Upstream.Holds("confirmed");

        await postgres.KillAsync();
        (await served.Avinode().DeliverAsync(Confirmed)).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await postgres.StartAgainAsync();
        (await served.Avinode().DeliverAsync(Confirmed)).StatusCode.Should().Be(HttpStatusCode.OK);

        (await served.WorkedOnAsync()).Should().ContainSingle().Which.State.Should().Be(WebhookState.Done);
        await ConfirmedOnceAsync(served, booked);
    }

    // Fault 11.
    [Fact]
    public async Task A_webhook_that_overtakes_the_answer_confirms_the_booking_that_is_still_being_sent()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        var answering = new TaskCompletionSource();
        served.Upstream.Answer("POST", "/bookrequest", StubResponse.Json(Answers.Accepted).After(answering.Task));
        var booking = served.Caller().PostJsonAsync("/api/bookings", Answers.Order);
        var sent = await served.Upstream.WaitForRequestAsync(2);
        var reference = JsonDocument.Parse(sent.Text).RootElement.Text("externalReference");
        served.Upstream.Holds("confirmed", $",\"externalReference\":\"{reference}\"");

        await served.Avinode().DeliverAsync(Confirmed);
        (await served.WorkedOnAsync()).Should().ContainSingle().Which.Detail.Should().Be($"{reference} is confirmed.");
        booking.IsCompleted.Should().BeFalse("Avinode has not answered yet");
        answering.SetResult();

        var booked = await (await booking).JsonAsync();
        booked.Text("status").Should().Be("confirmed", "the answer that came later says pending, and is not news");
        await ConfirmedOnceAsync(served, booked);
    }

    // Fault 12.
    [Fact]
    public async Task The_same_webhook_a_hundred_times_in_any_order_confirms_once()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        var booked = await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
        served.Upstream.Holds("confirmed");
        using var avinode = served.Avinode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            avinode.DeliverAsync(number % 3 == 0 ? """{"event":"BookingUpdated","bookingId":"abooking-70000001"}""" : Confirmed)));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK);
        (await served.WorkedOnAsync(TimeSpan.FromMilliseconds(50))).Should().HaveCount(100)
            .And.OnlyContain(kept => kept.State == WebhookState.Done);
        await ConfirmedOnceAsync(served, booked);
    }

    private static async Task ConfirmedOnceAsync(ServedBookings served, JsonElement booked)
    {
        (await served.Caller().GetJsonAsync($"/api/bookings/{booked.Text("id")}")).Text("status").Should().Be("confirmed");
        (await served.Get<Outbox>().ListAsync(Guid.Parse(booked.Text("id")!), CancellationToken.None)).Should().ContainSingle().Which.Kind
            .Should().Be("confirmed");
        served.Upstream.Requests.Count(request => request.Method == "POST").Should().Be(1);
    }
}
