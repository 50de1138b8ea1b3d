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
    public async Task A_caller_that_goes_away_in_the_middle_does_no_harm()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Simulator.BaseAddress.Port);
        await client.GetStream().WriteAsync("POST /api/bookrequest HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());
        client.Close();

        (await Simulator.GetAsync("trips/10000001")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_large_body_is_refused_and_the_next_request_is_answered()
    {
        (await Simulator.PostAsync("bookrequest", new string(' ', 3_000_000))).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await Simulator.GetAsync("trips/10000001")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Many_callers_are_answered_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Simulator.GetAsync("quotes/50000001")));

        answers.Select(answer => answer["id"]).Should().AllBeEquivalentTo("aquote-50000001");
    }
}
