using Avinode.Testing;
using MimeKit;

namespace Avinode.Bookings.Web.Tests;

public class MailRoundTests
{
    [Fact]
    public async Task A_confirmed_booking_becomes_a_file_that_only_its_owner_reads()
    {
        await using var bench = new MailBench();
        var booking = await bench.ConfirmAsync();

        (await bench.RunAsync()).Should().BeTrue();
        (await bench.RunAsync()).Should().BeFalse("each mail is written once");

        var file = new DirectoryInfo(bench.Mails).EnumerateFileSystemInfos().Should().ContainSingle().Subject;
        file.Name.Should().Be($"20260301T093015Z-{booking.Reference}-confirmed.eml");
        file.UnixFileMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        new DirectoryInfo(bench.Mails).UnixFileMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await MimeMessage.LoadAsync(file.FullName)).Subject.Should().StartWith("Your flight is confirmed");
        (await bench.MailAsync(booking)).Should().BeEquivalentTo(
            new { State = OutboxState.Sent, Attempts = 1, SentAt = bench.Clock.GetUtcNow(), Detail = (string?)null });
        bench.Log.Should().Contain($"Mail of {booking.Reference}, confirmed: sent").And.NotContainAny("pat@", "Pat");
    }

    [Fact]
    public async Task A_mail_written_again_takes_the_place_of_the_first()
    {
        await using var bench = new MailBench();
        var (folder, booking) = (new MailFolder(bench.Mails), MailBench.Sample());

        await folder.SendAsync(bench.Compose(booking with { ConfirmationNumber = "first" }), "a.eml", default);
        await folder.SendAsync(bench.Compose(booking with { ConfirmationNumber = "second" }), "a.eml", default);

        var file = new DirectoryInfo(bench.Mails).EnumerateFileSystemInfos().Should().ContainSingle().Subject;
        (await MimeMessage.LoadAsync(file.FullName)).TextBody.Should().Contain("second");
    }

    [Fact]
    public async Task A_mail_for_a_customer_whose_data_is_erased_is_dropped()
    {
        await using var bench = new MailBench();
        var booking = await bench.ConfirmAsync();
        (await bench.Get<EraseBooking>().RunAsync(booking.Reference, default)).Refusal.Should().BeNull();

        await bench.RunAsync();

        (await bench.MailAsync(booking)).State.Should().Be(OutboxState.Dropped);
        Directory.Exists(bench.Mails).Should().BeFalse();
    }

    [Fact]
    public async Task What_is_no_longer_so_is_not_told_but_the_cancellation_is()
    {
        await using var bench = new MailBench();
        var booking = await bench.ConfirmAsync();
        await bench.MoveAsync(booking, BookingStatus.Cancelled);

        await bench.RunAsync();
        await bench.RunAsync();

        var mails = await bench.Outbox.ListAsync(booking.Id, default);
        mails.Select(mail => (mail.Kind, mail.State)).Should().Equal(("confirmed", OutboxState.Dropped), ("cancelled", OutboxState.Sent));
        mails[0].Detail.Should().Be("Overtaken: the booking is cancelled.");
        Directory.GetFiles(bench.Mails).Should().ContainSingle().Which.Should().EndWith("-cancelled.eml");
    }

    [Fact]
    public async Task An_address_that_breaks_the_grammar_is_given_up_at_once()
    {
        await using var bench = new MailBench();
        var booking = await bench.ConfirmAsync(MailBench.Sample() with { CustomerEmail = "pat@example.com, eve@evil.example" });

        await bench.RunAsync();

        (await bench.MailAsync(booking))
            .Should().BeEquivalentTo(new { State = OutboxState.Dead, Detail = "The customer's address is not one e-mail address." });
        bench.Log.Should().Contain($"Warning OutboxDispatcher: Mail of {booking.Reference}, confirmed: dead").And.NotContain("evil");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_tried_again_for_three_days()
    {
        await using var bench = new MailBench();
        var booking = await bench.ConfirmAsync();
        await File.WriteAllTextAsync(bench.Mails, "not a folder");
        var start = bench.Clock.GetUtcNow();

        while ((await bench.MailAsync(booking)).State == OutboxState.New)
        {
            await bench.RunAsync();
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (bench.Clock.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromDays(3), TimeSpan.FromHours(2));
        (await bench.MailAsync(booking)).Should().BeEquivalentTo(new { State = OutboxState.Dead });
        (await bench.MailAsync(booking)).Detail.Should().StartWith("The mail folder");
    }

    [MailServerFact(NeedsPostgres = true)]
    public async Task A_database_that_is_away_after_sending_is_waited_for_so_that_nothing_is_sent_twice()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress, database: await server.CreateDatabaseAsync());
        var booking = await bench.ConfirmAsync();
        await peer.PlanAsync("data", "wait");
        var round = bench.RunAsync();
        await peer.NextAsync("waiting");
        await server.KillAsync();
        await peer.PlanAsync("go", "on");
        await peer.ReceiveAsync();
        await bench.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));

        await server.StartAgainAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await round;

        (await bench.MailAsync(booking)).State.Should().Be(OutboxState.Sent);
        (await peer.ReceivedAsync()).Should().BeNull();
    }
}
