using System.Net;
using MimeKit;

namespace Avinode.Bookings.Web.Tests;

public class MailComposerTests
{
    [Theory]
    [InlineData("confirmed", BookingStatus.Confirmed, "Your flight is confirmed: KTEB → KVNY, 10 June 2027", "Wire transfer, awaited")]
    [InlineData("paid", BookingStatus.Paid, "Your payment has been received: KTEB → KVNY, 10 June 2027", "Wire transfer, received")]
    [InlineData(
        "cancelled", BookingStatus.Cancelled, "Your booking is cancelled: KTEB → KVNY, 10 June 2027", "Wire transfer, not received")]
    public async Task Both_forms_tell_the_same(string kind, BookingStatus status, string subject, string payment)
    {
        await using var bench = new MailBench();
        var booking = MailBench.Sample() with { Status = status };

        var mail = bench.Compose(booking, kind);

        mail.Subject.Should().Be(subject);
        string[] told =
        [
            "Dear Pat Client,", "KTEB → KVNY", "Thursday, 10 June 2027, 13:00 UTC", "Citation Latitude", "Blue Ridge Air", "BR-2027-0099",
            "USD 38,500.00", payment, $"{booking.Reference}", "What happens next",
        ];
        mail.TextBody.Should().ContainAll(told);
        WebUtility.HtmlDecode(mail.HtmlBody).Should().ContainAll(told);
    }

    [Fact]
    public async Task A_cancellation_says_that_nothing_is_booked_any_more()
    {
        await using var bench = new MailBench();

        var mail = bench.Compose(MailBench.Sample() with { Status = BookingStatus.Cancelled }, "cancelled");

        mail.TextBody.Should().Contain("no longer booked").And.NotContain("is confirmed");
        mail.HtmlBody.Should().Contain("no longer booked").And.NotContain("is confirmed");
    }

    [Fact]
    public async Task It_is_the_same_mail_however_often_it_is_written()
    {
        await using var bench = new MailBench();
        var booking = MailBench.Sample();

        var first = bench.Compose(booking);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = bench.Compose(booking);
        var other = bench.Compose(booking, "paid");

        first.MessageId.Should().Be($"{booking.Id:N}.confirmed@broker.example").And.Be(again.MessageId).And.NotBe(other.MessageId);
        again.Date.Should().Be(bench.Clock.GetUtcNow() - TimeSpan.FromTicks(bench.Clock.GetUtcNow().Ticks % TimeSpan.TicksPerSecond));
        first.Headers[HeaderId.AutoSubmitted].Should().Be("auto-generated");
        first.From.ToString().Should().Be("\"Flight bookings\" <desk@broker.example>");
        first.To.ToString().Should().Be("\"Pat Client\" <pat@example.com>");
        (first.Cc.Count + first.Bcc.Count + first.ReplyTo.Count).Should().Be(0);
    }

    [Fact]
    public async Task Nothing_of_passengers_notes_or_the_network_is_in_it()
    {
        await using var bench = new MailBench();

        var mail = bench.Compose(MailBench.Sample());

        var all = mail.TextBody + mail.HtmlBody + mail.Attachments.OfType<TextPart>().Single().Text;
        all.Should().NotContainAny(
            "ZX98765QQ", "vegan", "difficult", "fingerprint", "555-0100", "://", "<img", "<link", "<script", "url(", "href", "@import");
    }

    [Fact]
    public async Task What_could_not_be_read_from_the_quote_is_not_made_up()
    {
        await using var bench = new MailBench();
        var booking = MailBench.Sample();
        booking = booking with
        {
            DepartureAirport = "unknown",
            ArrivalAirport = "unknown",
            DepartureDate = booking.CreatedAt,
            TotalPrice = null,
            AircraftType = null,
            OperatorName = null,
            ConfirmationNumber = null,
            CustomerName = "\u200B",
        };

        var mail = bench.Compose(booking);

        mail.Subject.Should().Be($"Your flight is confirmed: {booking.Reference}");
        mail.TextBody.Should().ContainAll(
            "Hello,", "Route as in the operator's quote", "Departure as in the operator's quote", "as in the operator's quote",
            "none given by the operator yet");
        mail.TextBody.Should().NotContainAny("unknown", "March 2026", "UTC", "USD", "calendar");
        mail.Attachments.Should().BeEmpty();
        mail.To.ToString().Should().Be("pat@example.com");
    }

    [Theory]
    [InlineData("KTEB", "unknown", "from KTEB", "KTEB → not known")]
    [InlineData("unknown", "KVNY", "to KVNY", "not known → KVNY")]
    public async Task Half_a_route_is_told_as_half(string from, string to, string inSubject, string inBody)
    {
        await using var bench = new MailBench();

        var mail = bench.Compose(MailBench.Sample() with { DepartureAirport = from, ArrivalAirport = to });

        mail.Subject.Should().Contain(inSubject);
        mail.TextBody.Should().Contain(inBody);
    }

    [Fact]
    public async Task The_simulator_says_so_in_the_subject_and_in_both_forms()
    {
        await using var bench = new MailBench(simulator: true);

        var mail = bench.Compose(MailBench.Sample());

        mail.Subject.Should().StartWith("[Simulator] ");
        mail.TextBody.Should().StartWith("Simulator. Nothing here is real");
        mail.HtmlBody.Should().Contain("Simulator. Nothing here is real");
    }

    [Fact]
    public async Task An_operators_texts_are_shown_as_text_on_one_line_and_lead_nowhere()
    {
        await using var bench = new MailBench();
        var booking = MailBench.Sample() with
        {
            OperatorName = "<script>alert(1)</script>\r\nBcc: all@evil.example\u202Egnp.exe",
            AircraftType = "<b onclick=x>Jet</b>\n\nDear customer,   pay\u2003\u2003\u2003now " + new string('x', 500),
            ConfirmationNumber = "pay at https://evil.example/now",
            DepartureAirport = "K<TEB",
            Currency = "\"><img src=x>",
        };

        var mail = bench.Compose(booking);

        mail.HtmlBody.Should().NotContainAny("<script>", "<b ", "<img", "K<TEB");
        mail.HtmlBody.Should().Contain("&lt;b onclick=x&gt;Jet&lt;/b&gt; Dear customer, pay now xxx").And.NotContain(new string('x', 100));
        mail.TextBody.Should().NotContainAny("https", "evil.example", "\u202E", "\u2003");
        mail.TextBody!.Split('\n').Should().ContainSingle(line => line.StartsWith("  Aircraft:", StringComparison.Ordinal)).Which
            .Should().EndWith("…");
        mail.TextBody.Should().Contain("Operator:            (not shown: it holds a web address)");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a@b c@d")]
    [InlineData("pat@example.com, eve@evil.example")]
    [InlineData("\"x\" <eve@evil.example>")]
    [InlineData("pat@example.com\r\nBcc: eve@evil.example")]
    public async Task An_address_that_is_not_one_address_gets_no_mail(string address)
    {
        await using var bench = new MailBench();

        var compose = () => bench.Compose(MailBench.Sample() with { CustomerEmail = address });

        compose.Should().Throw<FormatException>().Which.Message.Should().NotContain("evil");
    }
}
