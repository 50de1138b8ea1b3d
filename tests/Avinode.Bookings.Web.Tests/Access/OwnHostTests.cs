using System.Net;

namespace Avinode.Bookings.Web.Tests;

public class OwnHostTests
{
    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.evil.example:5080", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    public async Task Without_keys_a_page_whose_name_was_made_to_point_here_is_not_answered(string host, HttpStatusCode status)
    {
        await using var served = await ServedBookings.StartAsync(simulator: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/bookings") { Headers = { Host = host } };

        var answer = await served.Caller(key: null).SendAsync(request);

        answer.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task With_keys_any_name_will_do()
    {
        await using var served = await ServedBookings.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/bookings") { Headers = { Host = "desk.example" } };

        (await served.Caller().SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
