using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>What the service tells a mail server that asks for encryption and credentials, and does not tell a wrong one.</summary>
public sealed class MailSecurityTests : IDisposable
{
    private const string User = "desk@broker";
    private const string Password = "pass:w/o%rd#";
    private const string Credentials = "desk%40broker:pass%3Aw%2Fo%25rd%23";

    private readonly TestAuthority _authority = new();

    [MailServerFact]
    public async Task A_mail_travels_encrypted_after_starttls_and_under_our_name()
    {
        await using var peer = await SmtpPeer.StartAsync(Offer("localhost"));
        await using var bench = await MailBench.OpenAsync();
        var service = await bench.ServeAsync($"smtp://{Credentials}@localhost:{peer.Port}", ("SSL_CERT_FILE", _authority.RootFile));

        var id = await MailBench.ConfirmAsync(service);

        var received = await peer.ReceiveAsync();
        (received.IsEncrypted, received.User, received.Sender).Should().Be((true, User, "desk@broker.example"));
        received.Recipients.Should().Equal("pat@example.com");
        received.HeaderLines.Should().Contain($"Message-Id: <{id:N}.confirmed@broker.example>");
        await service.LoggedAsync("confirmed: sent at attempt 1");
        service.Log.Should().NotContainAny("pat@example.com", "Pat Client", User, "pass:w", Credentials, "pass%3A");
    }

    [MailServerFact]
    public async Task A_mail_travels_encrypted_from_the_first_byte_where_the_address_says_so()
    {
        await using var peer = await SmtpPeer.StartAsync(Offer("localhost") with { IsImplicit = true });
        await using var bench = await MailBench.OpenAsync();
        var service = await bench.ServeAsync($"smtps://{Credentials}@localhost:{peer.Port}", ("SSL_CERT_FILE", _authority.RootFile));

        await MailBench.ConfirmAsync(service);

        var received = await peer.ReceiveAsync();
        (received.IsEncrypted, received.User).Should().Be((true, User));
    }

    [MailServerFact]
    public async Task A_certificate_of_a_stranger_gets_neither_credentials_nor_mail() =>
        await ShouldGetNothingAsync(Offer("localhost"), root: null, "certificate is not valid");

    [MailServerFact]
    public async Task A_certificate_for_another_host_gets_neither_credentials_nor_mail() =>
        await ShouldGetNothingAsync(Offer("other.example"), _authority.RootFile, "certificate is not valid");

    [MailServerFact]
    public async Task A_certificate_that_has_expired_gets_neither_credentials_nor_mail() =>
        await ShouldGetNothingAsync(Offer("localhost", expired: true), _authority.RootFile, "certificate is not valid");

    [MailServerFact]
    public async Task A_server_without_encryption_gets_neither_credentials_nor_mail() =>
        await ShouldGetNothingAsync(new SmtpPeerOptions { User = User, Password = Password }, _authority.RootFile, "lacks STARTTLS");

    [MailServerFact]
    public async Task A_wrong_password_is_told_of_without_repeating_it()
    {
        await using var peer = await SmtpPeer.StartAsync(Offer("localhost") with { Password = "another" });
        await using var bench = await MailBench.OpenAsync();
        var service = await bench.ServeAsync($"smtp://{Credentials}@localhost:{peer.Port}", ("SSL_CERT_FILE", _authority.RootFile));

        await MailBench.ConfirmAsync(service);

        await service.LoggedAsync("confirmed: new at attempt 1. The mail server refused the credentials: check AVINODE_SMTP_URL.");
        (await peer.ReceivedAsync()).Should().BeNull();
        service.Log.Should().NotContainAny(User, "pass:w", Credentials, "pass%3A");
    }

    public void Dispose() => _authority.Dispose();

    private SmtpPeerOptions Offer(string host, bool expired = false)
    {
        var (certificate, key) = _authority.Certify(host, expired);
        return new SmtpPeerOptions { CertificateFile = certificate, KeyFile = key, User = User, Password = Password };
    }

    private static async Task ShouldGetNothingAsync(SmtpPeerOptions offer, string? root, string why)
    {
        await using var peer = await SmtpPeer.StartAsync(offer);
        await using var bench = await MailBench.OpenAsync();
        var service = await bench.ServeAsync($"smtp://{Credentials}@localhost:{peer.Port}", root is null ? [] : [("SSL_CERT_FILE", root)]);

        await MailBench.ConfirmAsync(service);

        await service.LoggedAsync(why);
        (await peer.StepsAsync()).Should().NotBeEmpty().And.OnlyContain(step => step.Contains("\"ehlo\"", StringComparison.Ordinal));
        service.Log.Should().NotContainAny("pat@example.com", User, "pass:w", Credentials, "pass%3A");
    }
}
