using System.Net;
using Avinode.Testing;
using Microsoft.Extensions.Hosting;

namespace Avinode.Bookings.Web.Tests;

public class MailWorkerTests
{
    [MailServerFact]
    public async Task A_customer_hears_of_a_confirmation_within_a_second_and_once()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var served = await ServeAsync(peer);

        await ConfirmAsync(served);
        await served.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));
        served.Clock.Advance(TimeSpan.FromSeconds(1));

        var received = await peer.ReceiveAsync();
        received.Recipients.Should().Equal("pat@example.com");
        received.Text.Should().NotContainAny("ZX98765QQ", "1981");
        served.Log.ToString().Should().NotContainAny("pat@example.com", "Pat Client");
        (await peer.ReceivedAsync()).Should().BeNull();
    }
    [MailServerFact]
    public async Task A_service_that_is_told_to_stop_finishes_the_mail_that_it_is_sending()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var served = await ServeAsync(peer);
        var id = await ConfirmAsync(served);
        await peer.PlanAsync("data", "wait");
        await served.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));
        served.Clock.Advance(TimeSpan.FromSeconds(1));
        await peer.NextAsync("waiting");

        var stopping = served.Get<IHost>().StopAsync();
        await peer.PlanAsync("go", "on");
        await stopping;

        (await served.Get<Outbox>().ListAsync(id, default)).Should().ContainSingle().Which.State.Should().Be(OutboxState.Sent);
        (await peer.ReceiveAsync()).Recipients.Should().Equal("pat@example.com");
    }

    private static Task<ServedBookings> ServeAsync(SmtpPeer peer) => ServedBookings.StartAsync(settings: new Dictionary<string, string>
    {
        ["AVINODE_SMTP_URL"] = peer.PlainAddress,
        ["AVINODE_MAIL_FROM"] = "desk@broker.example",
    });

    private static async Task<Guid> ConfirmAsync(ServedBookings served)
    {
        served.Upstream.TakesBookings();
        var id = (await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync()).GetProperty("id").GetGuid();
        var moved = await served.Caller(ServedBookings.OpsKey).PatchJsonAsync($"/api/bookings/{id}/status", """{"status":"confirmed"}""");
        moved.StatusCode.Should().Be(HttpStatusCode.OK);
        return id;
    }
}
