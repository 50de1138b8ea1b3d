using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

/// <summary>"Booking Flow Integration" of src/contract/onek-141.md, section 8, over real sockets on both sides.</summary>
public class BookingFlowTests
{
    [Fact]
    public async Task Should_complete_full_booking_flow()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        served.Upstream.Answer("GET", "/bookings/70000001", Held("confirmed", ",\"confirmationNumber\":\"BR-2025-0099\""),
            Held("payment_pending"), Held("paid", ",\"paymentStatus\":\"paid\""), Held("completed"));
        var booked = await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
        booked.Text("status").Should().Be("pending");

        foreach (var (name, status) in new[] { ("BookingConfirmed", "confirmed"), ("BookingUpdated", "payment_pending"),
            ("PaymentReceived", "paid"), ("BookingUpdated", "completed") })
        {
            await DeliverAsync(served, name);
            await UntilAsync(served, booked, status);
        }

        var whole = await served.Caller().GetJsonAsync($"/api/bookings/{booked.Text("id")}");
        whole.Text("confirmation_number").Should().Be("BR-2025-0099");
        whole.Text("payment_status").Should().Be("paid");
        (await MailsAsync(served, booked)).Should().Equal("confirmed", "paid");
    }

    [Fact]
    public async Task Should_handle_booking_rejection()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        var booked = await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
        served.Upstream.Holds("cancelled", ",\"reason\":\"Aircraft on ground\"");

        await DeliverAsync(served, "BookingCancelled");
        await UntilAsync(served, booked, "cancelled");

        (await MailsAsync(served, booked)).Should().Equal("cancelled");
        served.Upstream.Answer("POST", "/bookrequest", StubResponse.Json("""{"bookingId":"abooking-70000002"}"""));
        (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order, "another-attempt")).StatusCode
            .Should().Be(HttpStatusCode.Created, "the quote is free again");
    }

    [Fact]
    public async Task Should_process_webhook_confirmation()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        var booked = await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
        served.Upstream.Holds("confirmed", ",\"confirmationNumber\":\"BR-2025-0099\"");

        var answer = await DeliverAsync(served, "BookingConfirmed");
        var confirmed = await UntilAsync(served, booked, "confirmed");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        confirmed.Text("confirmation_number").Should().Be("BR-2025-0099");
        confirmed.Text("confirmed_at").Should().NotBeNull();
        (await MailsAsync(served, booked)).Should().Equal("confirmed");
    }

    private static StubResponse Held(string status, string more = "") =>
        StubResponse.Json($$"""{"id":"abooking-70000001","quoteId":"aquote-50000001","status":"{{status}}"{{more}}}""");

    private static Task<HttpResponseMessage> DeliverAsync(ServedBookings served, string name) =>
        served.Avinode().DeliverAsync(
            $$"""{"event":"{{name}}","eventId":"sim-1","bookingId":"abooking-70000001","id":"abooking-70000001","type":"bookings"}""");

    // The worker is woken by the webhook itself: the clock stands still all the while.
    private static async Task<JsonElement> UntilAsync(ServedBookings served, JsonElement booking, string status)
    {
        using var viewer = served.Caller(ServedBookings.ViewerKey);
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            var now = await viewer.GetJsonAsync($"/api/bookings/{booking.Text("id")}");
            if (now.Text("status") == status)
            {
                return now;
            }

            Stopwatch.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(30), "it is {0}, not {1}", now.Text("status"), status);
        }
    }

    private static async Task<string[]> MailsAsync(ServedBookings served, JsonElement booking) =>
        [.. (await served.Get<Outbox>().ListAsync(Guid.Parse(booking.Text("id")!), CancellationToken.None)).Select(mail => mail.Kind)];
}
