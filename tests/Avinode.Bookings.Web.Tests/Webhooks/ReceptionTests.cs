using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Avinode.Bookings.Web.Tests;

public class ReceptionTests
{
    private const string Confirmed = """{"event":"BookingConfirmed","eventId":"sim-1","bookingId":"abooking-70000001"}""";

    [Fact]
    public async Task What_Avinode_tells_is_kept_as_it_came_and_acknowledged_with_exactly_200()
    {
        await using var served = await ServedBookings.StartAsync();

        var response = await served.Avinode().DeliverAsync(Confirmed);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        var kept = (await served.WebhooksAsync()).Should().ContainSingle().Subject;
        kept.Should().BeEquivalentTo(new
        {
            Event = "BookingConfirmed",
            ResourceType = "bookings",
            ResourceId = "abooking-70000001",
            ReceivedAt = served.Clock.GetUtcNow()
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic ")]
    [InlineData("Basic not-base64!")]
    [InlineData("Basic d3Jvbmc6d3Jvbmc=")]
    [InlineData("Bearer " + ServedBookings.OpsKey)]
    public async Task Whoever_is_not_Avinode_is_asked_for_credentials_and_nothing_is_kept(string? authorization)
    {
        await using var served = await ServedBookings.StartAsync();
        using var caller = served.Caller(key: null);
        if (authorization is not null)
        {
            caller.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        var response = await caller.DeliverAsync(Confirmed);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.Should().ContainSingle().Which.ToString().Should().StartWith("Basic realm=");
        (await served.WebhooksAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task While_the_password_changes_over_both_are_accepted()
    {
        await using var served = await ServedBookings.StartAsync(
            settings: new Dictionary<string, string> { ["AVINODE_WEBHOOK_PASSWORD"] = "new-password,old-password" });

        (await served.Avinode("new-password").DeliverAsync(Confirmed)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await served.Avinode("old-password").DeliverAsync(Confirmed)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await served.Avinode("new-password,old-password").DeliverAsync(Confirmed)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await served.Avinode("new-password", "somebody").DeliverAsync(Confirmed)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Avinodes_credentials_open_nothing_but_the_webhooks()
    {
        await using var served = await ServedBookings.StartAsync();

        (await served.Avinode().GetAsync(new Uri("/api/bookings", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_refused_however_it_is_sent(bool chunked)
    {
        await using var served = await ServedBookings.StartAsync();
        using var avinode = served.Avinode();
        avinode.DefaultRequestHeaders.TransferEncodingChunked = chunked;

        var fits = await avinode.DeliverAsync(new byte[ReceiveWebhookEndpoint.MaxBytes]);
        var larger = await avinode.DeliverAsync(new byte[ReceiveWebhookEndpoint.MaxBytes + 1]);
        var largest = await avinode.DeliverAsync(new byte[RequestBody.MaxBytes * 2]);

        fits.StatusCode.Should().Be(HttpStatusCode.OK);
        larger.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        largest.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await larger.JsonAsync()).Text("detail").Should().Be("A webhook holds at most 65536 bytes.");
        (await served.WebhooksAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task While_nothing_can_be_kept_Avinode_is_told_to_come_again()
    {
        var file = Path.GetTempFileName();
        await using var served = await ServedBookings.StartAsync(
            settings: new Dictionary<string, string> { ["AVINODE_DATABASE"] = Path.Combine(file, "bookings.db") });

        var response = await served.Avinode().DeliverAsync(Confirmed);

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.Should().NotBeNull();
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        File.Delete(file);
    }

    [Fact]
    public async Task The_address_names_the_event_where_the_body_does_not()
    {
        await using var served = await ServedBookings.StartAsync();
        using var avinode = served.Avinode();

        await avinode.DeliverAsync("""{"id":"asellermsg-40000002","type":"tripmsgs"}""", "TripRequestSellerResponse");
        await avinode.DeliverAsync(Confirmed, "BookingCancelled");
        await avinode.DeliverAsync("""{"id":"asellermsg-40000002","type":"tripmsgs"}""", Uri.EscapeDataString("<script>"));

        (await served.WebhooksAsync()).Select(kept => kept.Event)
            .Should().Equal("TripRequestSellerResponse", "BookingConfirmed", "TripChatFromSeller");
    }

    [Fact]
    public async Task A_thousand_at_once_are_all_kept_once()
    {
        await using var served = await ServedBookings.StartAsync();
        using var avinode = served.Avinode();

        var answers = await Task.WhenAll(Enumerable.Range(1, 1_000).Select(number =>
            avinode.DeliverAsync(Encoding.UTF8.GetBytes($$"""{"event":"EmptyLegs","id":"el-{{number}}","type":"emptylegs"}"""))));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK);
        (await served.WebhooksAsync()).Should().HaveCount(1_000).And.OnlyContain(kept => kept.State == WebhookState.Ignored);
    }
}
