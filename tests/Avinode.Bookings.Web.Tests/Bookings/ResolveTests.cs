using System.Net;
using System.Text.Json;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

/// <summary>An outcome that nobody could find out is decided by a person.</summary>
public class ResolveTests
{
    private const string Accepts = """{"outcome":"accepted","avinode_booking_id":"abooking-70000001","why":"seen in the portal"}""";
    private const string Rejects = """{"outcome":"rejected","why":"the operator never got it"}""";

    [Fact]
    public async Task What_the_operator_has_goes_on_as_any_booking_on_SQLite()
    {
        await using var served = await ServedBookings.StartAsync();

        await AcceptAsync(served);
    }

    [PostgresFact]
    public async Task What_the_operator_has_goes_on_as_any_booking_on_PostgreSQL()
    {
        await using var served = await OnPostgresAsync();

        await AcceptAsync(served);
    }

    [Fact]
    public async Task What_the_operator_does_not_have_frees_its_quote_on_SQLite()
    {
        await using var served = await ServedBookings.StartAsync();

        await RejectAsync(served);
    }

    [PostgresFact]
    public async Task What_the_operator_does_not_have_frees_its_quote_on_PostgreSQL()
    {
        await using var served = await OnPostgresAsync();

        await RejectAsync(served);
    }

    [Theory]
    [InlineData("""{"outcome":"maybe","why":"x"}""", "outcome", "must be one of accepted, rejected")]
    [InlineData("""{"outcome":"accepted"}""", "avinode_booking_id", "must be a booking id such as abooking-123456 or 123456")]
    [InlineData("""{"outcome":"accepted","avinode_booking_id":"aquote-50000001"}""", "avinode_booking_id",
        "must be a booking id such as abooking-123456 or 123456")]
    [InlineData("""{"outcome":"accepted","avinode_booking_id":"ref-20261122-K7M2Q9XA"}""", "avinode_booking_id",
        "must be Avinode's own id of the booking, not our reference")]
    [InlineData("""{"outcome":"accepted","avinode_booking_id":"abooking-1","why":"a\u0000"}""", "why",
        "must not hold control or invisible characters other than line feeds")]
    [InlineData("""{"outcome":"rejected"}""", "why", "must tell how you know that the operator does not have it")]
    [InlineData("""{"outcome":"rejected","why":"  "}""", "why", "must tell how you know that the operator does not have it")]
    [InlineData("""{"outcome":"rejected","avinode_booking_id":"abooking-1","why":"x"}""", "avinode_booking_id",
        "must be absent when the outcome is rejected")]
    public async Task What_is_no_decision_is_named_by_field_and_nothing_is_decided(string body, string field, string rule)
    {
        await using var served = await ServedBookings.StartAsync();
        var unknown = await served.Get<BookingStore>().AddBookingAsync(SubmissionStatus.Unknown);

        var answer = await ResolveAsync(served, $"{unknown.Reference}", body);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("errors").GetProperty(field)[0].GetString().Should().Be(rule);
        (await served.Get<BookingStore>().FindAsync(unknown.Id, default))!.Submission.Should().Be(SubmissionStatus.Unknown);
    }

    [Fact]
    public async Task Only_ops_decides_and_only_what_is_here_and_unknown()
    {
        await using var served = await ServedBookings.StartAsync();
        var store = served.Get<BookingStore>();
        var (unknown, decided, sending) = (await store.AddBookingAsync(SubmissionStatus.Unknown), await store.AddBookingAsync(),
            await store.AddBookingAsync(SubmissionStatus.Sending));

        (await ResolveAsync(served, $"{unknown.Reference}", Accepts, ServedBookings.ViewerKey))
            .StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await ResolveAsync(served, $"{unknown.Reference}", Accepts, ServedBookings.BookerKey))
            .StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await ResolveAsync(served, "ref-20260301-ZZZZZZZZ", Accepts)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        foreach (var (booking, word) in new[] { (decided, "accepted"), (sending, "sending") })
        {
            var refused = await ResolveAsync(served, $"{booking.Id}", Rejects);
            refused.StatusCode.Should().Be(HttpStatusCode.Conflict);
            (await refused.JsonAsync()).Text("detail").Should().Contain($"{booking.Reference} is {word}, not unknown")
                .And.Contain("Look at it again");
        }

        (await store.FindAsync(unknown.Id, default))!.Submission.Should().Be(SubmissionStatus.Unknown);
        served.Log.ToString().Should().NotContain(" Error ");
    }

    [Fact]
    public async Task The_id_of_another_booking_here_is_refused_and_the_status_waits_for_the_decision()
    {
        await using var served = await ServedBookings.StartAsync();
        var unknown = await LoseAsync(served);
        var other = await served.Get<BookingStore>().AddBookingAsync(SubmissionStatus.Unknown);
        await ResolveAsync(served, $"{other.Reference}", Accepts);

        var taken = await ResolveAsync(served, unknown.Text("id")!, Accepts.Replace("abooking-", "", StringComparison.Ordinal));
        var status = await served.Caller(ServedBookings.OpsKey).PatchJsonAsync(
            $"/api/bookings/{unknown.Text("id")}/status", """{"status":"confirmed"}""");

        taken.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await taken.JsonAsync()).Text("detail").Should().Contain("Another booking here has that id");
        status.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await status.JsonAsync()).Text("detail").Should().Contain($"POST /api/bookings/{unknown.Text("id")}/resolve")
            .And.Contain($"avinode-mcp bookings resolve {unknown.Text("reference")}");
    }

    private static async Task AcceptAsync(ServedBookings served)
    {
        var lost = await LoseAsync(served);
        using var stream = await LiveStream.OpenAsync(served.Caller(ServedBookings.ViewerKey));

        var answer = await ResolveAsync(served, lost.Text("reference")!, Accepts);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var booking = await answer.JsonAsync();
        (booking.Text("submission"), booking.Text("status"), booking.Text("avinode_booking_id"))
            .Should().Be(("accepted", "pending", "abooking-70000001"));
        booking.Text("internal_notes").Should().Be("seen in the portal");
        booking.GetProperty("passengers")[0].Text("passport_number").Should().Be("•••••5QQ");
        var seen = await NextAsync(served, stream);
        (seen.Text("type"), seen.Text("actor"), seen.GetProperty("booking").Text("submission"))
            .Should().Be(("accepted", "ops", "accepted"));

        // Nobody has confirmed it yet; what Avinode says of it from now on does as for any booking.
        var id = Guid.Parse(booking.Text("id")!);
        (await served.Get<Outbox>().ListAsync(id, default)).Should().BeEmpty();
        served.Upstream.Holds("confirmed", ""","confirmationNumber":"BR-1" """);
        await served.Get<GetBookingStatus>().RunAsync(Client.BookingId.Parse("abooking-70000001"), Actors.Poll, default);
        (await served.Get<Outbox>().ListAsync(id, default)).Should().ContainSingle().Which.Kind.Should().Be("confirmed");
        (await ResolveAsync(served, lost.Text("reference")!, Accepts)).StatusCode
            .Should().Be(HttpStatusCode.Conflict, "it is decided once");
        served.Upstream.Requests.Count(request => request.Method == "POST").Should().Be(1);
    }

    private static async Task RejectAsync(ServedBookings served)
    {
        var lost = await LoseAsync(served);
        using var stream = await LiveStream.OpenAsync(served.Caller(ServedBookings.ViewerKey));

        var answer = await ResolveAsync(served, lost.Text("id")!, Rejects);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var booking = await answer.JsonAsync();
        (booking.Text("submission"), booking.Text("status"), booking.Text("internal_notes"))
            .Should().Be(("rejected", "cancelled", "the operator never got it"));
        (await NextAsync(served, stream)).Text("type").Should().Be("rejected");
        (await served.Get<Outbox>().ListAsync(Guid.Parse(booking.Text("id")!), default))
            .Should().BeEmpty("what was never booked is not cancelled either");
        served.Upstream.TakesBookings();
        (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order, "again")).StatusCode.Should().Be(HttpStatusCode.Created);
    }

    // On SQLite the history is looked at after pauses; PostgreSQL rings by itself.
    private static async Task<JsonElement> NextAsync(ServedBookings served, LiveStream stream)
    {
        var (next, pause) = (stream.NextAsync(), TimeSpan.FromMilliseconds(100));
        while (!next.IsCompleted)
        {
            await Task.WhenAny(next, served.Clock.WhenTimerDueWithinAsync(pause));
            served.Clock.Advance(pause);
        }

        return await next;
    }

    private static async Task<JsonElement> LoseAsync(ServedBookings served)
    {
        served.Upstream.TakesBookings();
        served.Upstream.Answer("POST", "/bookrequest", StubResponse.Status(502));
        return await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
    }

    private static Task<HttpResponseMessage> ResolveAsync(
        ServedBookings served, string id, string body, string key = ServedBookings.OpsKey) =>
        served.Caller(key).PostJsonAsync($"/api/bookings/{id}/resolve", body);

    private static async Task<ServedBookings> OnPostgresAsync() => await ServedBookings.StartAsync(
        settings: new Dictionary<string, string>
        {
            ["AVINODE_DATABASE"] = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(),
        });
}
