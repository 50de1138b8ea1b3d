using System.Text;
using Avinode.Testing;
using MimeKit;

namespace Avinode.Bookings.Web.Tests;

/// <summary>What customers and operators write changes neither who gets a mail nor its header, as a mail server receives it.</summary>
public class MailInjectionTests
{
    private static readonly string[] Names =
    [
        "Pat\r\nBcc: eve@evil.example",
        "Pat\nTo: eve@evil.example\n\nBody",
        "Pat\r\n.\r\nMAIL FROM:<eve@evil.example>",
        "\"x\" <eve@evil.example>",
        "x <eve@evil.example>, y",
        "eve@evil.example",
        "a@b, c@d",
        "group: eve@evil.example;",
        "Pat (comment) \\\" <eve@evil.example>",
        "=?utf-8?q?=3Ceve=40evil.example=3E?=",
        "=?utf-8?b?PGV2ZUBldmlsLmV4YW1wbGU+?= <eve@evil.example>",
        "=?utf-8?q?Pat=0D=0ABcc:_eve=40evil.example?=",
        "Pat\u202Eelpmaxe.live@eve\u202C",
        "Pat\u2028Bcc: eve@evil.example",
        "Pat\u0085Bcc: eve@evil.example\u000B\u000C\0",
        "Jürgen Ünïcode 日本語 😀",
        "Pat\uD800 Client",
        new string('x', 5000),
        string.Concat(Enumerable.Repeat("😀", 3000)),
        string.Concat(Enumerable.Repeat("\"<>@,;:\\ ", 300)),
    ];

    private static readonly string[] Addresses =
    [
        "pat@example.com\r\nRCPT TO:<eve@evil.example>",
        "pat@example.com\r\nBcc: eve@evil.example",
        "pat@example.com>\r\nDATA",
        "pat@example.com> SIZE=1",
        "\"x\" <eve@evil.example>",
        "Pat <pat@example.com>",
        "a@b, c@d",
        "a@b c@d",
        "pat@example.com,eve@evil.example",
        "pat@example.com;eve@evil.example",
        "\"pat\r\n\"@example.com",
        "\"eve@evil.example\"@example.com",
        "pat(comment)@example.com",
        "=?utf-8?q?eve?=@evil.example",
        "=?utf-8?q?eve=40evil.example=3E=20?=@example.com",
        "=?x?q?eve=40evil.example=00?=foo@example.com",
        "pat@exämple.com",
        "pät@example.com",
        "pat@example.com\0",
        "pat@example.com\u200B",
        "pat@[127.0.0.1]",
        "@evil.example:pat@example.com",
        "pat%evil.example@localhost",
        "pat@localhost",
        "pat",
        " ",
        new string('x', 64) + "@" + string.Concat(Enumerable.Repeat("example.", 40)) + "com",
    ];

    [MailServerFact]
    public async Task No_display_name_forges_a_recipient_or_a_header()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        foreach (var name in Names)
        {
            var booking = await bench.ConfirmAsync(MailBench.Sample() with { CustomerName = name });
            (await bench.RunAsync()).Should().BeTrue();

            var received = await peer.ReceiveAsync();
            ShouldBeOurs(received, booking);
        }

        (await peer.ReceivedAsync()).Should().BeNull();
        (await peer.StepsAsync()).Count(step => step.Contains("\"rcpt\"", StringComparison.Ordinal)).Should().Be(Names.Length);
    }

    [MailServerFact]
    public async Task No_text_of_an_operator_forges_a_recipient_or_a_header()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        foreach (var text in Names)
        {
            var booking = await bench.ConfirmAsync(MailBench.Sample() with
            {
                // PostgreSQL would not store a zero; SQLite does.
                DepartureAirport = text,
                ArrivalAirport = text,
                AircraftType = text,
                OperatorName = text,
                ConfirmationNumber = text,
                Currency = text,
                PaymentStatus = text,
                PaymentMethod = text,
            });
            (await bench.RunAsync()).Should().BeTrue();

            ShouldBeOurs(await peer.ReceiveAsync(), booking);
        }

        (await peer.ReceivedAsync()).Should().BeNull();
    }

    [MailServerFact]
    public async Task What_is_not_one_address_never_reaches_a_mail_server()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        foreach (var address in Addresses)
        {
            var booking = await bench.ConfirmAsync(MailBench.Sample() with { CustomerEmail = address });
            await bench.RunAsync();

            (await bench.MailAsync(booking)).State.Should().Be(OutboxState.Dead, address);
        }

        (await peer.StepsAsync()).Should().BeEmpty();
    }

    [MailServerFact]
    public async Task Odd_but_true_addresses_arrive_unchanged()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = new MailBench(server: peer.PlainAddress);
        foreach (var address in (
            string[])["o'hara+x=1@example.com", "a!#$%&'*/?^_`{|}~-b@example.com", "pat@xn--exmple-cua.com", "a=b?c@example.com"])
        {
            await bench.ConfirmAsync(MailBench.Sample() with { CustomerEmail = address });
            await bench.RunAsync();

            (await peer.ReceiveAsync()).Recipients.Should().Equal(address);
        }
    }

    private static void ShouldBeOurs(ReceivedMail received, Booking booking)
    {
        received.Sender.Should().Be("desk@broker.example");
        received.Recipients.Should().Equal("pat@example.com");
        string[] fields = ["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "MIME-Version", "Content-Type"];
        received.HeaderLines.Select(line => line.Split(':', 2)[0])
            .Should().BeEquivalentTo(fields, "a header has these lines and no others");
        received.Content.Span.ContainsAnyExceptInRange((byte)9, (byte)126)
            .Should().BeFalse("no byte of it is outside of printable ASCII and line ends");
        received.Text.Split("\r\n").Should().OnlyContain(line => line.Length <= 998);

        var mail = MimeMessage.Load(new MemoryStream(received.Content.ToArray()));
        mail.MessageId.Should().Be($"{booking.Id:N}.confirmed@broker.example");
        mail.To.Mailboxes.Should().ContainSingle().Which.Address.Should().Be("pat@example.com");
        mail.To.Count.Should().Be(1);
        var shown = mail.To.Mailboxes.Single().Name ?? "";
        shown.Length.Should().BeLessThan(100);
        foreach (var text in new[] { shown, mail.Subject! })
        {
            text.EnumerateRunes().Should().OnlyContain(rune => !Rune.IsControl(rune)
                && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format);
        }
    }
}
