using MailKit.Net.Smtp;
using MimeKit;

namespace Avinode.Bookings.Web;

/// <summary>
/// Sends mails to a mail server. Credentials and mails travel encrypted, to a server whose certificate is valid; only a mail server on this
/// very machine that asks for no credentials is spoken to in plain.
/// </summary>
internal sealed class MailServer(Uri server, TimeProvider clock) : IMailTransport
{
    /// <summary>How long the first contact may take, encryption included.</summary>
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);

    /// <summary>How long a mail may take from the first contact to the server's yes.</summary>
    public static readonly TimeSpan SendTime = TimeSpan.FromSeconds(60);

    private readonly SmtpAddress _address = SmtpAddress.Of(server);

    public string Target => $"{_address.Host}:{_address.Port}";

    public async Task<SendResult> SendAsync(MimeMessage message, string fileName, CancellationToken cancellationToken)
    {
        using var time = Limit(SendTime, cancellationToken);
        using var client = NewClient();
        var verdict = await SmtpErrors.JudgeAsync(async () =>
        {
            await ConnectAsync(client, time.Token);
            if (_address.Credentials is { } credentials)
            {
                await client.AuthenticateAsync(credentials, time.Token);
            }

            // The envelope is given, not gathered from the headers: one sender, one recipient.
            await client.SendAsync(message, message.From.Mailboxes.Single(), [message.To.Mailboxes.Single()], time.Token);
        });
        if (verdict == SendResult.Sent)
        {
            // The mail is theirs already; whether they hear the goodbye changes nothing.
            await SmtpErrors.JudgeAsync(() => client.DisconnectAsync(quit: true, time.Token));
        }

        return verdict;
    }

    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        using var client = NewClient();
        return (await SmtpErrors.JudgeAsync(() => ConnectAsync(client, cancellationToken))).Why;
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        using var time = Limit(ConnectTime, cancellationToken);
        await client.ConnectAsync(_address.Host, _address.Port, _address.Security, time.Token);
    }

    // As HttpClient does, and for its reason: an authority whose lists cannot be reached would hold up all mail.
    private static SmtpClient NewClient() => new() { CheckCertificateRevocation = false };

    private Limited Limit(TimeSpan time, CancellationToken cancellationToken) => new(time, clock, cancellationToken);

    /// <summary>A token that also ends by the clock.</summary>
    private sealed class Limited : IDisposable
    {
        private readonly CancellationTokenSource _time;
        private readonly CancellationTokenSource _either;

        public Limited(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
        {
            _time = new CancellationTokenSource(time, clock);
            _either = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, cancellationToken);
        }

        public CancellationToken Token => _either.Token;

        public void Dispose()
        {
            _either.Dispose();
            _time.Dispose();
        }
    }
}
