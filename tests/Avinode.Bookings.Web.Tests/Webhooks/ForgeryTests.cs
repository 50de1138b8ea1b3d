using System.Net;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

public class ForgeryTests
{
    [Fact]
    public async Task A_forged_webhook_changes_no_row_and_contacts_no_host_but_the_configured_one()
    {
        await using var elsewhere = await StubUpstream.StartAsync();
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        elsewhere.Answer("GET", "/bookings/70000001", StubResponse.Json("""{"id":"abooking-70000001","status":"confirmed"}"""));
        var booked = await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
        var before = await served.Get<BookingStore>().FindAsync(Guid.Parse(booked.Text("id")!), CancellationToken.None);
        var asked = served.Upstream.Requests.Count;
        var href = $"{elsewhere.BaseAddress}/bookings/abooking-70000001";
        var messages = $"{elsewhere.BaseAddress}/tripmsgs";

        // Without Avinode's credentials nothing is even kept.
        var guess = $$"""{"event":"BookingConfirmed","bookingId":"abooking-70000001","href":"{{href}}"}""";
        (await served.Avinode("guessed").DeliverAsync(guess)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        served.Upstream.Requests.Should().HaveCount(asked);

        // With them, a body is a hint where to look and nothing more.
        foreach (var body in new[]
        {
            $$"""{"event":"BookingConfirmed","bookingId":"abooking-70000001","status":"confirmed","href":"{{href}}","type":"bookings","""
                + """ "confirmationNumber":"FORGED"}""",
            $$"""{"href":"{{href}}","type":"bookings"}""",
            $$$"""{"event":"BookingConfirmed","data":{"bookingId":"{{{href}}}","href":"{{{href}}}"}}""",
            $$"""{"event":"BookingConfirmed","bookingId":"asellermsg-70000001","href":"{{messages}}/asellermsg-70000001"}""",
            $$"""{"event":"BookingConfirmed","bookingId":"aquote-70000001/../../bookings/70000001","callback":"{{href}}"}""",
            $$"""{"id":"asellermsg-40000009","href":"{{messages}}/asellermsg-40000009","type":"tripmsgs","tripId":"A1B2C3"}""",
            """{"__proto__":{"bookingId":"abooking-70000001","event":"BookingConfirmed","status":"confirmed"},"constructor":"""
                + """{"prototype":{"type":"bookings"}}}""",
            $$"""{"event":"BookingConfirmed","bookingId":"abooking-99999999","externalReference":"{{booked.Text("reference")}}"}""",
        })
        {
            (await served.Avinode().DeliverAsync(body)).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await served.WorkedOnAsync()).Should().HaveCount(8);
        elsewhere.Requests.Should().BeEmpty("only the id of an address counts");
        served.Upstream.Requests.Skip(asked).Select(request => request.RawTarget).Should().OnlyContain(target =>
            target == "/api/bookings/70000001" || target == "/api/bookings/99999999" || target == "/api/tripmsgs/40000009");
        (await served.Get<BookingStore>().FindAsync(before!.Id, CancellationToken.None))!.Version
            .Should().Be(before.Version, "every change counts it up");
    }

    [Fact]
    public async Task An_Avinode_that_sends_us_elsewhere_is_not_followed()
    {
        await using var elsewhere = await StubUpstream.StartAsync();
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        await served.Caller().PostJsonAsync("/api/bookings", Answers.Order);
        served.Upstream.Answer(
            "GET", "/bookings/70000001", StubResponse.Redirect(307, new Uri($"{elsewhere.BaseAddress}/bookings/70000001")));

        await served.Avinode().DeliverAsync("""{"event":"BookingConfirmed","bookingId":"abooking-70000001"}""");

        (await served.WorkedOnAsync()).Should().ContainSingle().Which.Detail.Should().StartWith("Avinode answered 307");
        elsewhere.Requests.Should().BeEmpty();
    }
}
