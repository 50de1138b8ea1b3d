using System.Net;
using System.Net.Sockets;
using Avinode.Testing;
using MimeKit;

namespace Avinode.Bookings.Web.Tests;

public class MailServerTests
{
    [MailServerFact]
    public async Task A_mail_is_received_once_and_reads_as_it_was_written()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        var booking = await bench.ConfirmAsync();

        await bench.RunAsync();
        await bench.RunAsync();

        var received = await peer.ReceiveAsync();
        (received.Sender, received.IsEncrypted).Should().Be(("desk@broker.example", false));
        received.Recipients.Should().Equal("pat@example.com");
        received.Text.Replace("\r\n", "", StringComparison.Ordinal).Should().NotContainAny("\r", "\n")
            .And.Match(text => text.All(char.IsAscii));
        var mail = await MimeMessage.LoadAsync(new MemoryStream(received.Content.ToArray()));
        mail.MessageId.Should().Be($"{booking.Id:N}.confirmed@broker.example");
        mail.TextBody.Should().ContainAll("Dear Pat Client,", "KTEB → KVNY");
        Ical.Net.Calendar.Load(mail.Attachments.OfType<TextPart>().Single().Text)!.Events.Should().ContainSingle();
        (await peer.ReceivedAsync()).Should().BeNull();
        (await bench.MailAsync(booking)).State.Should().Be(OutboxState.Sent);
    }

    [MailServerFact]
    public async Task A_refused_recipient_is_given_up_at_once_and_the_servers_words_are_kept_out()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        var booking = await bench.ConfirmAsync();
        await peer.PlanAsync("rcpt", "550 5.1.1 no such user <pat@example.com>");

        await bench.RunAsync();

        (await bench.MailAsync(booking))
            .Should().BeEquivalentTo(new { State = OutboxState.Dead, Detail = "The mail server refused the recipient for good (550)." });
        bench.Log.Should().Contain($"Warning OutboxDispatcher: Mail of {booking.Reference}, confirmed: dead")
            .And.NotContainAny("pat@", "no such user");
    }

    [MailServerFact]
    public async Task A_refused_mail_is_given_up_at_once()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        var booking = await bench.ConfirmAsync();
        await peer.PlanAsync("data", "554 5.7.1 spam");

        await bench.RunAsync();

        (await bench.MailAsync(booking))
            .Should().BeEquivalentTo(new { State = OutboxState.Dead, Detail = "The mail server refused the mail for good (554)." });
    }

    [MailServerFact]
    public async Task What_the_server_could_not_take_is_sent_when_it_can()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        var booking = await bench.ConfirmAsync();
        await peer.PlanAsync("rcpt", "450 greylisted");
        await peer.PlanAsync("data", "451 later");
        await peer.PlanAsync("mail", "550 sender unknown here");
        string[] whys = ["refused the sender (550)", "could not take the mail (450)", "could not take the mail (451)"];

        foreach (var (why, minutes) in whys.Zip([1, 2, 4]))
        {
            (await bench.RunAsync()).Should().BeFalse();
            (await bench.MailAsync(booking)).Detail.Should().Contain(why);
            bench.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            (await bench.RunAsync()).Should().BeFalse("it is not due yet");
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await bench.RunAsync()).Should().BeTrue();
        (await bench.MailAsync(booking)).Should().BeEquivalentTo(new { State = OutboxState.Sent, Attempts = 4, Detail = (string?)null });
        (await peer.ReceiveAsync()).Recipients.Should().ContainSingle();
        (await peer.ReceivedAsync()).Should().BeNull();
    }

    [MailServerFact]
    public async Task A_server_that_does_not_answer_is_given_ten_seconds_and_for_a_mail_a_minute()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        var booking = await bench.ConfirmAsync();

        await peer.PlanAsync("ehlo", "hang");
        var silent = bench.RunAsync();
        await peer.NextAsync("ehlo");
        bench.Clock.Advance(MailServer.ConnectTime);
        await silent;
        (await bench.MailAsync(booking)).Detail.Should().Be("The mail server did not respond in time.");
        bench.Clock.Advance(TimeSpan.FromMinutes(1));

        await peer.PlanAsync("data", "hang");
        var slow = bench.RunAsync();
        await peer.NextAsync("hanging");
        bench.Clock.Advance(MailServer.SendTime);
        await slow;
        (await bench.MailAsync(booking))
            .Should().BeEquivalentTo(new { State = OutboxState.New, Attempts = 2, Detail = "The mail server did not respond in time." });
        bench.Clock.Advance(TimeSpan.FromMinutes(2));

        await bench.RunAsync();
        (await peer.ReceiveAsync()).Recipients.Should().Equal("pat@example.com");
    }

    [MailServerFact]
    public async Task A_server_that_disappears_in_the_middle_of_a_mail_gets_it_again()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        var booking = await bench.ConfirmAsync();
        await peer.PlanAsync("data", "vanish");

        await bench.RunAsync();
        await peer.NextAsync("vanished");
        (await bench.MailAsync(booking))
            .Should().BeEquivalentTo(new { State = OutboxState.New, Detail = "The mail server broke the connection off." });
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.RunAsync();

        (await peer.ReceiveAsync()).Recipients.Should().Equal("pat@example.com");
        (await peer.ReceivedAsync()).Should().BeNull();
    }

    [MailServerFact]
    public async Task A_server_that_is_down_for_a_day_gets_every_mail_when_it_is_back()
    {
        var port = FreePort();
        await using var bench = new MailBench(server: $"smtp://127.0.0.1:{port}");
        var bookings = new[] { await bench.ConfirmAsync(), await bench.ConfirmAsync(), await bench.ConfirmAsync() };
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            for (var mail = 0; mail < bookings.Length; mail++)
            {
                (await bench.RunAsync()).Should().BeFalse();
            }

            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await bench.MailAsync(bookings[0])).Detail.Should().Be("The mail server cannot be reached.");
        await using var peer = await SmtpPeer.StartAsync(new SmtpPeerOptions { Port = port });
        bench.Clock.Advance(TimeSpan.FromHours(1));
        while (await bench.RunAsync())
        {
        }

        var received = new[] { await peer.ReceiveAsync(), await peer.ReceiveAsync(), await peer.ReceiveAsync() };
        received.Select(mail => mail.HeaderLines.Single(line => line.StartsWith("Message-Id", StringComparison.Ordinal)))
            .Should().OnlyHaveUniqueItems();
        (await peer.ReceivedAsync()).Should().BeNull();
    }

    [MailServerFact]
    public async Task A_crash_before_the_note_sends_it_again_with_the_same_identity()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var stopping = new MailBench(server: peer.PlainAddress, failPoints: "after_mail=stop");
        var booking = await stopping.ConfirmAsync();
        _ = stopping.RunAsync();
        var first = await peer.ReceiveAsync();
        await using var next = new MailBench(server: peer.PlainAddress, database: stopping.Database);

        (await next.RunAsync()).Should().BeFalse("the other still holds it");
        next.Clock.Advance(OutboxDispatcher.Lease);
        (await next.RunAsync()).Should().BeTrue();

        var again = await peer.ReceiveAsync();
        again.HeaderLines.Single(line => line.StartsWith("Message-Id", StringComparison.Ordinal))
            .Should().Contain($"{booking.Id:N}.confirmed@")
            .And.Be(first.HeaderLines.Single(line => line.StartsWith("Message-Id", StringComparison.Ordinal)));
        (await next.MailAsync(booking)).Should().BeEquivalentTo(new { State = OutboxState.Sent, Attempts = 2 });
    }

    [MailServerFact(NeedsPostgres = true)]
    public async Task Two_processes_on_one_database_send_each_mail_once()
    {
        const int Mails = 20;
        await using var peer = await SmtpPeer.StartAsync();
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var one = new MailBench(server: peer.PlainAddress, database: database);
        await using var other = new MailBench(server: peer.PlainAddress, database: database);
        var bookings = new List<Booking>();
        for (var mail = 0; mail < Mails; mail++)
        {
            bookings.Add(await one.ConfirmAsync());
        }

        await Task.WhenAll(new[] { one, other, one, other }.Select(async bench =>
        {
            while (await bench.RunAsync())
            {
            }
        }));

        var received = new HashSet<string>();
        for (var mail = 0; mail < Mails; mail++)
        {
            received.Add((await MimeMessage.LoadAsync(new MemoryStream((await peer.ReceiveAsync()).Content.ToArray()))).MessageId!);
        }

        received.Should().BeEquivalentTo(bookings.Select(booking => $"{booking.Id:N}.confirmed@broker.example"));
        (await peer.ReceivedAsync()).Should().BeNull();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
