using System.Net;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

public class ResolveTests
{
    [Theory]
    [InlineData("""{"outcome":"accepted","avinode_booking_id":"70"}""", "accepted", "pending")]
    [InlineData("""{"outcome":"rejected","why":"the operator never got it"}""", "rejected", "cancelled")]
    public async Task Ops_decides_an_outcome_that_could_not_be_found_out_once(string decision, string submission, string status)
    {
        await using var served = await ServedBookings.StartAsync();
        var unknown = await BookUnknownAsync(served);
        using var ops = served.Caller(ServedBookings.OpsKey);
        var path = $"/api/bookings/{unknown.Text("reference")}/resolve";

        var byBooker = await served.Caller().PostJsonAsync(path, decision);
        var early = await ops.PatchJsonAsync($"/api/bookings/{unknown.Text("id")}/status", """{"status":"confirmed"}""");
        var decided = await ops.PostJsonAsync(path, decision);
        var again = await ops.PostJsonAsync(path, decision);

        byBooker.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        early.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await early.JsonAsync()).Text("detail").Should().Contain("Resolve it first");
        decided.StatusCode.Should().Be(HttpStatusCode.OK);
        (await decided.JsonAsync()).Text("submission").Should().Be(submission);
        (await ops.GetJsonAsync($"/api/bookings/{unknown.Text("id")}")).Text("status").Should().Be(status);
        again.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await again.JsonAsync()).Text("detail").Should().Contain("nothing to decide");
        served.Upstream.Requests.Count(request => request.Method == "POST").Should().Be(1);
    }

    [Theory]
    [InlineData("""{"outcome":"confirmed"}""", "outcome")]
    [InlineData("""{"outcome":"accepted"}""", "avinode_booking_id")]
    [InlineData("""{"outcome":"accepted","avinode_booking_id":"aquote-7"}""", "avinode_booking_id")]
    [InlineData("""{"outcome":"rejected","why":" "}""", "why")]
    [InlineData("""{"outcome":"rejected","why":"by\u0000telephone"}""", "why")]
    public async Task A_decision_that_lacks_what_it_needs_decides_nothing(string decision, string field)
    {
        await using var served = await ServedBookings.StartAsync();
        var unknown = await BookUnknownAsync(served);
        using var ops = served.Caller(ServedBookings.OpsKey);

        var answer = await ops.PostJsonAsync($"/api/bookings/{unknown.Text("id")}/resolve", decision);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal(field);
        (await ops.GetJsonAsync($"/api/bookings/{unknown.Text("id")}")).Text("submission").Should().Be("unknown");
    }

    private static async Task<System.Text.Json.JsonElement> BookUnknownAsync(ServedBookings served)
    {
        served.Upstream.TakesBookings();
        served.Upstream.Answer("POST", "/bookrequest", StubAnswer.Status(502));
        return await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
    }
}
