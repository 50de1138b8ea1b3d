using System.Net;

namespace Avinode.Bookings.Web.Tests;

public class TripTests
{
    [Theory]
    [InlineData("atrip-10000001"), InlineData("10000001"), InlineData("SNDBX1")]
    public async Task A_trip_shows_every_operator_its_aircraft_and_quotes_and_what_is_booked(string id)
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);
        var caller = served.Caller(key: null);
        await caller.PostJsonAsync("/api/bookings", Answers.Order.Replace("atrip-10002222", "atrip-10000001", StringComparison.Ordinal));

        var trip = await caller.GetJsonAsync($"/api/trips/{id}");

        trip.Text("trip_id").Should().Be("atrip-10000001");
        trip.Text("display_id").Should().Be("SNDBX1");
        trip.GetProperty("legs")[0].GetProperty("from").Text("name").Should().Be("Teterboro");
        trip.GetProperty("legs")[0].Text("departure_local").Should().EndWith("T09:00");
        var requests = trip.GetProperty("requests").EnumerateArray().ToArray();
        requests.Select(request => request.Text("operator"))
            .Should().Equal("Blue Heron Aviation (simulated)", "Northgate Jets (simulated)", "Meridian Sky Charter (simulated)");
        var booked = requests[0].GetProperty("options")[0];
        booked.Text("quote_id").Should().Be("aquote-50000001");
        booked.Text("price").Should().Be("38500");
        booked.Text("aircraft_tail").Should().Be("N418SB");
        booked.Text("seats").Should().Be("8");
        booked.Text("booking_status").Should().Be("pending");
        requests[1].GetProperty("options").EnumerateArray().Select(option => option.Text("state")).Should().Equal("quoted", "unanswered");
    }

    [Theory]
    [InlineData("aquote-1"), InlineData("sndbx1"), InlineData("..%2Fbookings"), InlineData("A1B2C3D")]
    public async Task What_names_no_trip_is_refused_before_any_request(string id)
    {
        await using var served = await ServedBookings.StartAsync();

        var response = await served.Caller().GetAsync(new Uri($"/api/trips/{id}", UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        served.Upstream.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_proposal_is_handed_out_as_a_PDF()
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);

        var response = await served.Caller(key: null).GetAsync(new Uri("/api/quotes/aquote-50000001/proposal.pdf", UriKind.Relative));

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        response.Content.Headers.ContentDisposition!.FileName.Should().Be("Quote_50000001.pdf");
        (await response.Content.ReadAsByteArrayAsync()).AsSpan(0, 5).SequenceEqual("%PDF-"u8).Should().BeTrue();
    }
}
