using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Avinode.Bookings.Web;

/// <summary>
/// Sends mails to a mail server. Credentials and mails travel encrypted, to a server whose certificate is valid; only a mail server on this
/// machine that asks for no credentials may be reached without encryption.
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
        using var time = new CancellationTokenSource(SendTime, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        using var client = NewClient();
        var result = await SmtpErrors.ResultOfAsync(async () =>
        {
            await ConnectAsync(client, end.Token);
            if (_address.Credentials is { } credentials)
            {
                await client.AuthenticateAsync(credentials, end.Token);
            }

            // The envelope is given, not gathered from the headers: one sender, one recipient.
            await client.SendAsync(message, message.From.Mailboxes.Single(), [message.To.Mailboxes.Single()], end.Token);
        });
        if (result == SendResult.Sent)
        {
            // The mail is theirs already; a failed goodbye changes nothing.
            await SmtpErrors.ResultOfAsync(() => client.DisconnectAsync(quit: true, end.Token));
        }

        return result;
    }

    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        using var client = NewClient();
        return (await SmtpErrors.ResultOfAsync(() => ConnectAsync(client, cancellationToken))).Why;
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(ConnectTime, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        await client.ConnectAsync(_address.Host, _address.Port, _address.Security, end.Token);
    }

    // As HttpClient does, and for its reason: an authority whose lists cannot be reached would hold up all mail.
    private static SmtpClient NewClient() => new() { CheckCertificateRevocation = false };
}

/// <summary>A mail server as its address names it. A class, not a record: a record would print the password.</summary>
internal sealed class SmtpAddress
{
    private const int Relay = 25;
    private const int Submission = 587;
    private const int SubmissionOverTls = 465;

    public required string Host { get; init; }
    public required int Port { get; init; }

    /// <summary>With what to sign in; null to do without.</summary>
    public required NetworkCredential? Credentials { get; init; }

    /// <summary>How the way to it is secured.</summary>
    public required SecureSocketOptions Security { get; init; }

    /// <param name="server"><c>smtp://</c>, where STARTTLS is required unless on loopback without credentials, or <c>smtps://</c>.</param>
    public static SmtpAddress Of(Uri server)
    {
        var (isTls, credentials) = (server.Scheme == "smtps", CredentialsOf(server));
        return new SmtpAddress
        {
            Host = server.IdnHost,
            Port = server.Port > 0 ? server.Port : isTls ? SubmissionOverTls : credentials is null ? Relay : Submission,
            Credentials = credentials,
            Security = isTls ? SecureSocketOptions.SslOnConnect
                : credentials is null && SettingsSource.IsLoopback(server) ? SecureSocketOptions.None
                : SecureSocketOptions.StartTls,
        };
    }

    private static NetworkCredential? CredentialsOf(Uri server) => server.UserInfo.Split(':', 2) is [var user, var password]
        ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password))
        : null;
}

/// <summary>What a failure of a mail server means. The one place that looks at its codes; its own text is never passed on.</summary>
internal static class SmtpErrors
{
    public static async Task<SendResult> ResultOfAsync(Func<Task> speak)
    {
        try
        {
            await speak();
            return SendResult.Sent;
        }
        catch (SmtpCommandException fault)
        {
            return ResultOf(fault);
        }
        catch (Exception fault) when (Reason(fault) is { } why)
        {
            return SendResult.Later(why);
        }
    }

    private static SendResult ResultOf(SmtpCommandException fault)
    {
        var code = ((int)fault.StatusCode).ToString(CultureInfo.InvariantCulture);
        return (fault.ErrorCode, IsForGood: (int)fault.StatusCode >= 500) switch
        {
            (SmtpErrorCode.RecipientNotAccepted, true) => SendResult.Never($"The mail server refused the recipient for good ({code})."),
            (SmtpErrorCode.MessageNotAccepted, true) => SendResult.Never($"The mail server refused the mail for good ({code})."),
            (SmtpErrorCode.SenderNotAccepted, _) => SendResult.Later(
                $"The mail server refused the sender ({code}): check {Setting.MailFrom.Name}."),
            _ => SendResult.Later($"The mail server could not take the mail ({code})."),
        };
    }

    private static string? Reason(Exception fault) => fault switch
    {
        AuthenticationException => $"The mail server refused the credentials: check {Setting.SmtpUrl.Name}.",
        ServiceNotAuthenticatedException => $"The mail server asks for credentials: check {Setting.SmtpUrl.Name}.",
        SslHandshakeException => "The mail server's certificate is not valid for its name, or not trusted: nothing was sent.",
        NotSupportedException => $"The mail server lacks STARTTLS, or the sign-in that {Setting.SmtpUrl.Name} asks for: nothing was sent.",
        OperationCanceledException or TimeoutException => "The mail server did not respond in time.",
        SocketException => "The mail server cannot be reached.",
        IOException or ProtocolException or ServiceNotConnectedException => "The mail server broke the connection off.",
        _ => null,
    };
}
