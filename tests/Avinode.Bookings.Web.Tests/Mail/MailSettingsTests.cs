using MailKit.Security;

namespace Avinode.Bookings.Web.Tests;

public class MailSettingsTests
{
    [Theory]
    [InlineData("smtp://mail.example", "mail.example", 25, null, null, SecureSocketOptions.StartTls)]
    [InlineData("smtp://user:pass@mail.example", "mail.example", 587, "user", "pass", SecureSocketOptions.StartTls)]
    [InlineData(
        "smtp://us%40er:p%3Aa%2Fs%25s%23:x@mail.example:2525/", "mail.example", 2525, "us@er", "p:a/s%s#:x", SecureSocketOptions.StartTls)]
    [InlineData("smtps://user:pass@mail.example", "mail.example", 465, "user", "pass", SecureSocketOptions.SslOnConnect)]
    [InlineData("smtp://localhost:1025", "localhost", 1025, null, null, SecureSocketOptions.None)]
    [InlineData("smtp://127.0.0.1", "127.0.0.1", 25, null, null, SecureSocketOptions.None)]
    [InlineData("smtp://[::1]:1025", "::1", 1025, null, null, SecureSocketOptions.None)]
    [InlineData("smtp://user:pass@localhost", "localhost", 587, "user", "pass", SecureSocketOptions.StartTls)]
    [InlineData("smtp://localhost.evil.example", "localhost.evil.example", 25, null, null, SecureSocketOptions.StartTls)]
    public void A_mail_server_is_read_from_its_address(
        string url, string host, int port, string? user, string? password, SecureSocketOptions security)
    {
        var address = SmtpAddress.Of(Read(("AVINODE_SMTP_URL", url), ("AVINODE_MAIL_FROM", "desk@broker.example")).Server!);

        (address.Host, address.Port, address.Credentials?.UserName, address.Credentials?.Password, address.Security)
            .Should().Be((host, port, user, password, security));
    }

    [Theory]
    [InlineData("mail.example:587")]
    [InlineData("https://user:s3cret@mail.example")]
    [InlineData("smtp://")]
    [InlineData("smtp://user:s3cret@mail.example/inbox")]
    [InlineData("smtp://user:s3cret@mail.example?tls=no")]
    [InlineData("smtp://user:s3cret@mail.example#x")]
    [InlineData("smtp://s3cret@mail.example")]
    [InlineData("smtp://:s3cret@mail.example")]
    [InlineData("smtp://user:@mail.example")]
    [InlineData("smtp://user:s3cret/x@mail.example")]
    public void An_address_that_cannot_be_used_is_refused_without_repeating_it(string url)
    {
        var read = () => Read(("AVINODE_SMTP_URL", url), ("AVINODE_MAIL_FROM", "desk@broker.example"));

        read.Should().Throw<InvalidSettingsException>()
            .Which.Problems.Should().ContainSingle().Which.Should().StartWith("AVINODE_SMTP_URL must be an address such as")
                .And.NotContain("s3cret");
    }

    [Fact]
    public void A_mail_server_needs_an_address_that_mails_come_from()
    {
        var read = () => Read(("AVINODE_SMTP_URL", "smtp://user:s3cret@mail.example"));

        read.Should().Throw<InvalidSettingsException>()
            .Which.Problems.Should().ContainSingle().Which.Should().StartWith("AVINODE_MAIL_FROM is missing").And.NotContain("s3cret");
    }

    [Theory]
    [InlineData("Desk <desk@broker.example>")]
    [InlineData("desk@broker.example, eve@evil.example")]
    [InlineData("desk")]
    public void Mails_come_from_one_address(string from)
    {
        var read = () => Read(("AVINODE_MAIL_FROM", from));

        read.Should().Throw<InvalidSettingsException>().Which.Problems.Should().ContainSingle().Which
            .Should().StartWith("AVINODE_MAIL_FROM must be one e-mail address");
    }

    [Fact]
    public void Without_a_mail_server_mails_go_into_a_folder_beside_the_database()
    {
        var settings = Read(("AVINODE_DATABASE", "/data/bookings.db"));

        (settings.Server, settings.Directory, settings.From).Should().Be((null, "/data/mail", "bookings@localhost"));
    }

    private static MailSettings Read(params (string Name, string Value)[] environment) =>
        ServiceSettingsReader.Read(
            environment.ToDictionary(each => each.Name, each => each.Value), simulator: true, [ServiceSettingsReader.DefaultUrl]).Mail;
}
