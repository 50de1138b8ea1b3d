using System.Net;

namespace Avinode.Bookings.Web.Tests;

public class SharedSimulatorTests
{
    [Fact]
    public async Task Simulatores_on_one_database_do_not_give_one_id_twice()
    {
        await using var one = await ServedBookings.StartAsync(simulator: true);
        await using var other = await ServedBookings.StartAsync(
            simulator: true, new Dictionary<string, string> { ["AVINODE_DATABASE"] = Path.Combine(one.Folder, "bookings.db") });

        var first = await one.Caller(key: null).PostJsonAsync("/api/bookings", Order("aquote-50000001"));
        var second = await other.Caller(key: null).PostJsonAsync("/api/bookings", Order("aquote-50000002"));

        first.StatusCode.Should().Be(HttpStatusCode.Created);
        second.StatusCode.Should().Be(HttpStatusCode.Created);
        (await second.JsonAsync()).Text("submission").Should().Be("accepted");
    }

    private static string Order(string quote) =>
        $$"""{"quote_id":"{{quote}}","trip_id":"atrip-10000001","customer":{"name":"Pat Client","email":"pat@example.com"} }""";
}
