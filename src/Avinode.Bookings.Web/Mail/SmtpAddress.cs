using System.Net;
using MailKit.Security;

namespace Avinode.Bookings.Web;

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
