using System.Globalization;
using System.Net;

namespace Avinode.Simulator.Tests.Trips;

public sealed class TripTests
{
    private readonly SimulatorDriver simulator = new();

    [Fact]
    public async Task A_trip_shows_its_flights_requests_and_messages()
    {
        var trip = await simulator.GetAsync("trips/SNDBX1?fields[trips]=latestquote");

        var leg = trip.Data.GetProperty("segments")[0];
        leg.GetProperty("startAirport").GetProperty("icao").GetString().Should().Be("KTEB");
        leg.GetProperty("endAirport").GetProperty("icao").GetString().Should().Be("KVNY");
        leg.GetProperty("paxCount").GetString().Should().Be("6");
        leg.GetProperty("dateTime").GetProperty("date").GetString().Should().Be("2026-03-22");
        leg.GetProperty("departureDateTime").GetProperty("dateTimeUTC").GetString().Should().Be("2026-03-22T14:00");
        trip["href"].Should().Be("https://simulator.invalid/api/trips/atrip-10000001");
        trip.Data.GetProperty("rfqs").GetArrayLength().Should().Be(3);
        trip.Data.GetProperty("links").GetProperty("tripmsgs").GetArrayLength().Should().Be(5);
        trip.Errors.GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Every_flight_lies_in_the_future_and_every_pointer_leads_somewhere()
    {
        foreach (var tripId in simulator.World.TripIds)
        {
            var trip = await simulator.GetAsync($"trips/{tripId}");
            foreach (var leg in trip.Data.GetProperty("segments").EnumerateArray())
            {
                var date = leg.GetProperty("dateTime").GetProperty("date").GetString()!;
                DateTime.Parse(date, CultureInfo.InvariantCulture).Should().BeAfter(simulator.Clock.GetUtcNow().UtcDateTime);
            }

            var messages = trip.Data.GetProperty("links").GetProperty("tripmsgs").EnumerateArray();
            var pointers = trip.Data.GetProperty("rfqs").EnumerateArray().Concat(messages);
            foreach (var href in pointers.Select(pointer => pointer.GetProperty("href").GetString()!))
            {
                var path = href[simulator.BaseAddress.AbsoluteUri.Length..];
                (await simulator.GetAsync(path))["href"].Should().Be(href);
            }
        }
    }

    [Fact]
    public async Task Cancelling_a_trip_cancels_its_requests_but_not_a_booked_one()
    {
        await simulator.BookAsync();

        var answer = await simulator.PutAsync("trips/10000001/cancel", """{ "reason": "BOOKED" }""");

        answer["canceled"].Should().Be("True");
        var rfqs = (await simulator.GetAsync("rfqs/SNDBX1")).Data.EnumerateArray();
        rfqs.Select(rfq => rfq.GetProperty("canceled").GetBoolean()).Should().Equal(false, true, true);
        (await simulator.BookAsync("50000002")).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_reason_that_Avinode_does_not_know_is_refused() =>
        (await simulator.PutAsync("trips/10000001/cancel", """{ "reason": "BORED" }""")).Paths.Should().Equal("reason");
}
