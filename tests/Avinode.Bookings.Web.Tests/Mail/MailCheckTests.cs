using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

public class MailCheckTests
{
    [Fact]
    public async Task A_folder_is_written_to_and_left_as_it_was()
    {
        await using var bench = new MailBench();

        (await bench.Get<MailCheck>().RunAsync(default)).Should().BeNull();

        Directory.EnumerateFileSystemEntries(bench.Mails).Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_and_looked_at_again_after_half_a_minute()
    {
        await using var bench = new MailBench();
        var check = bench.Get<MailCheck>();
        await File.WriteAllTextAsync(bench.Mails, "not a folder");
        (await check.RunAsync(default)).Should().Contain(bench.Mails).And.Contain("AVINODE_MAIL_DIR");

        File.Delete(bench.Mails);

        bench.Clock.Advance(TimeSpan.FromSeconds(29));
        (await check.RunAsync(default)).Should().NotBeNull("the answer is kept");
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        (await check.RunAsync(default)).Should().BeNull();
    }

    [MailServerFact]
    public async Task A_mail_server_is_greeted_once_in_half_a_minute_and_gets_no_mail()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        var check = bench.Get<MailCheck>();

        for (var asked = 0; asked < 10; asked++)
        {
            (await check.RunAsync(default)).Should().BeNull();
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
        var impatient = bench.Get<MailCheck>().RunAsync(patience.Token);
        var patient = bench.Get<MailCheck>().RunAsync(default);
        await peer.NextAsync("ehlo");

        await patience.CancelAsync();
        await impatient.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        bench.Clock.Advance(MailServer.ConnectTime);

        (await patient).Should().Be("The mail server did not answer in time.");
    }
}
