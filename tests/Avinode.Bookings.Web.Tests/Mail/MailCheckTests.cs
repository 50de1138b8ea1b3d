using Avinode.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Avinode.Bookings.Web.Tests;

public class MailCheckTests
{
    [Fact]
    public async Task A_folder_is_written_to_and_left_as_it_was()
    {
        await using var bench = new MailBench();

        (await WhyAsync(Check(bench))).Should().BeNull();

        Directory.EnumerateFileSystemEntries(bench.Mails).Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_and_looked_at_again_after_half_a_minute()
    {
        await using var bench = new MailBench();
        var check = Check(bench);
        await File.WriteAllTextAsync(bench.Mails, "not a folder");
        (await WhyAsync(check)).Should().Contain(bench.Mails).And.Contain("AVINODE_MAIL_DIR");

        File.Delete(bench.Mails);

        bench.Clock.Advance(TimeSpan.FromSeconds(29));
        (await WhyAsync(check)).Should().NotBeNull("the answer is kept");
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        (await WhyAsync(check)).Should().BeNull();
    }

    [MailServerFact]
    public async Task A_mail_server_is_greeted_once_in_half_a_minute_and_gets_no_mail()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        var check = Check(bench);

        for (var asked = 0; asked < 10; asked++)
        {
            (await WhyAsync(check)).Should().BeNull();
        }

        (await peer.StepsAsync()).Count(step => step.Contains("ehlo", StringComparison.Ordinal)).Should().Be(1);
        (await peer.ReceivedAsync()).Should().BeNull();
    }

    [MailServerFact]
    public async Task A_silent_mail_server_holds_nobody_up()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        await peer.PlanAsync("ehlo", "hang");
        using var patience = new CancellationTokenSource();
        var check = Check(bench);
        var impatient = WhyAsync(check, patience.Token);
        var patient = WhyAsync(check);
        await peer.NextAsync("ehlo");

        await patience.CancelAsync();
        await impatient.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        bench.Clock.Advance(MailServer.ConnectTime);

        (await patient).Should().Be("The mail server did not respond in time.");
    }

    private static CachedHealthCheck Check(MailBench bench) => HealthChecks.Mail(bench.Get<IMailTransport>(), bench.Clock);

    private static async Task<string?> WhyAsync(CachedHealthCheck check, CancellationToken cancellationToken = default)
    {
        var registration = new HealthCheckRegistration("mail", check, HealthStatus.Degraded, tags: null);
        var result = await check.CheckHealthAsync(new HealthCheckContext { Registration = registration }, cancellationToken);
        result.Status.Should().Be(result.Description is null ? HealthStatus.Healthy : HealthStatus.Degraded);
        return result.Description;
    }
}
