using System.Net;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

public class MailWorkerTests
{
    [MailServerFact]
    public async Task A_customer_hears_of_a_confirmation_within_a_second_and_once()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var served = await ServedBookings.StartAsync(settings: new Dictionary<string, string>
        {
            ["AVINODE_SMTP_URL"] = peer.PlainAddress,
            ["AVINODE_MAIL_FROM"] = "desk@broker.example",
        });
        served.Upstream.TakesBookings();
        var id = (await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync()).Text("id");

        var moved = await served.Caller(ServedBookings.OpsKey).PatchJsonAsync($"/api/bookings/{id}/status", """{"status":"confirmed"}""");
        moved.StatusCode.Should().Be(HttpStatusCode.OK);
        await served.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));
        served.Clock.Advance(TimeSpan.FromSeconds(1));

        var received = await peer.ReceiveAsync();
        received.Recipients.Should().Equal("pat@example.com");
        received.Text.Should().NotContainAny("ZX98765QQ", "1981");
        served.Log.ToString().Should().NotContainAny("pat@example.com", "Pat Client");
        (await peer.ReceivedAsync()).Should().BeNull();
    }
}
