using System.Net;
using System.Net.Sockets;

namespace Avinode.Simulator.Tests.Faults;

public sealed class SocketFaultsTests : SimulatorFaultsTests
{
    internal override SimulatorDriver Simulator { get; } = SimulatorDriver.OverSocket();

    [Fact]
    public async Task The_story_is_the_same_over_a_socket_and_points_there()
    {
        var trip = await Simulator.GetAsync("trips/SNDBX1");
        var pdf = await Simulator.GetAsync("streams/quotes/50000001");
        var wrong = await Simulator.SendAsync("DELETE", "trips/SNDBX1", null);

        trip["href"].Should().Be($"{Simulator.BaseAddress}trips/atrip-10000001");
        trip.Header("X-Rate-Limit-Remaining").Should().Be("3599");
        pdf.ContentHeaders.GetValues("Content-Disposition").Should().Equal("attachment; filename=\"Quote_50000001.pdf\"");
        wrong.ContentHeaders.Allow.Should().Equal("GET");
        (await Simulator.GetAsync("../elsewhere")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_server_that_stops_breaks_what_hangs()
    {
        var call = Simulator.GetAsync("bookings/990603");

        // The world counts requests: once it has counted one more than were asked here, the hanging one has arrived.
        var asked = 1;
        while ((await Simulator.GetAsync("trips/SNDBX1")).Header("X-Rate-Limit-Remaining") != $"{3600 - asked - 1}")
        {
            asked++;
        }

        await Simulator.StopAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Two_servers_do_not_share_a_port()
    {
        await using var other = SimulatorServer.Start(Simulator.World);

        other.BaseAddress.Port.Should().NotBe(Simulator.BaseAddress.Port);
        FluentActions.Invoking(() => SimulatorServer.Start(Simulator.World, other.BaseAddress.Port)).Should().Throw<SocketException>();
    }
}
