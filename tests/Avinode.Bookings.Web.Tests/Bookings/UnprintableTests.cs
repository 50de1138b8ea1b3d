using System.Net;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

/// <summary>U+0000, which PostgreSQL keeps in no text: wherever it can come in, it is the caller's mistake and not an outage.</summary>
public class UnprintableTests
{
    [PostgresFact]
    public async Task No_field_with_it_looks_like_a_database_that_is_away()
    {
        await using var served = await StartAsync();
        using var ops = served.Caller(ServedBookings.OpsKey);
        served.Upstream.TakesBookings();
        var booked = await (await ops.PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();

        var list = await ops.GetAsync(new Uri("/api/bookings?customer_email=a%00@example.com", UriKind.Relative));
        list.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await list.JsonAsync()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Should().Equal("customer_email");

        foreach (var field in new[] { "special_requests", "client_reference" })
        {
            var refused = await ops.PostJsonAsync("/api/bookings", Answers.Order.TrimEnd()[..^1] + $",\"{field}\":\"a\\u0000\"}}");
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await refused.JsonAsync()).GetProperty("errors").EnumerateObject().Select(each => each.Name).Should().Equal(field);
        }

        var path = $"/api/bookings/{booked.Text("id")}/status";
        (await ops.PatchJsonAsync(path, """{"status":"confirmed","why":"a\u0000"}""")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        foreach (var address in new[] { "/api/bookings/ref-%00", "/api/bookings/ref-%ED%A0%80", "/api/events?booking=ref-%00",
            "/api/webhooks/events?state=%00", "/api/requests/%00/messages" })
        {
            ((int)(await ops.GetAsync(new Uri(address, UriKind.Relative))).StatusCode).Should().BeInRange(400, 499, "of {0}", address);
        }

        served.Log.ToString().Should().NotContain("Waits for the database");
    }

    [PostgresFact]
    public async Task A_page_finds_what_was_meant()
    {
        await using var served = await StartAsync();
        served.Upstream.TakesBookings();
        await served.Caller().PostJsonAsync("/api/bookings", Answers.Order);

        var page = await served.Caller().GetAsync(
            new Uri("/bookings?customer=Pat%00%E2%80%8B%20Client&state=%00&cursor=%00", UriKind.Relative));

        page.StatusCode.Should().Be(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).Should().Contain("Blue Ridge Air").And.NotContain("No booking");
    }

    private static async Task<ServedBookings> StartAsync() => await ServedBookings.StartAsync(
        settings: new Dictionary<string, string>
        {
            ["AVINODE_DATABASE"] = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(),
        });
}
