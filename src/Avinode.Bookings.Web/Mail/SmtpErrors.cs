using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Avinode.Bookings.Web;

/// <summary>What a failure of a mail server means. The one place that looks at its codes; its words are passed on nowhere.</summary>
internal static class SmtpErrors
{
    /// <summary>Speaks with a server and says what came of it.</summary>
    public static async Task<SendResult> JudgeAsync(Func<Task> speak)
    {
        try
        {
            await speak();
            return SendResult.Sent;
        }
        catch (SmtpCommandException fault)
        {
            return Judge(fault);
        }
        catch (Exception fault) when (Words(fault) is { } why)
        {
            return SendResult.Later(why);
        }
    }

    private static SendResult Judge(SmtpCommandException fault)
    {
        var code = ((int)fault.StatusCode).ToString(CultureInfo.InvariantCulture);
        return (fault.ErrorCode, IsForGood: (int)fault.StatusCode >= 500) switch
        {
            (SmtpErrorCode.RecipientNotAccepted, true) => SendResult.Never($"The mail server refused the recipient for good ({code})."),
            (SmtpErrorCode.MessageNotAccepted, true) => SendResult.Never($"The mail server refused the mail for good ({code})."),
            (SmtpErrorCode.SenderNotAccepted, _) => SendResult.Later($"The mail server refused the sender ({code}): check {Setting.MailFrom.Name}."),
            _ => SendResult.Later($"The mail server could not take the mail ({code})."),
        };
    }

    private static string? Words(Exception fault) => fault switch
    {
        AuthenticationException => $"The mail server refused the credentials: check {Setting.SmtpUrl.Name}.",
        ServiceNotAuthenticatedException => $"The mail server asks for credentials: check {Setting.SmtpUrl.Name}.",
        SslHandshakeException => "The mail server's certificate is not valid for its name, or not trusted: nothing was sent.",
        NotSupportedException => $"The mail server lacks STARTTLS, or the sign-in that {Setting.SmtpUrl.Name} asks for: nothing was sent.",
        OperationCanceledException or TimeoutException => "The mail server did not answer in time.",
        SocketException => "The mail server cannot be reached.",
        IOException or ProtocolException or ServiceNotConnectedException => "The mail server broke the connection off.",
        _ => null,
    };
}
