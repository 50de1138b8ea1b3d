using MimeKit;

namespace Avinode.Bookings.Web;

/// <summary>Where mails go: to a mail server, or into a folder.</summary>
internal interface IMailTransport
{
    /// <summary>Where that is, for the log, without a secret.</summary>
    string Target { get; }

    /// <summary>Hands over one mail for one recipient, in bounded time. Failures are results, not exceptions.</summary>
    /// <param name="message">The composed mail.</param>
    /// <param name="fileName">The name of its file; the same for each repeat.</param>
    /// <param name="cancellationToken">Gives up; the mail may have been taken all the same.</param>
    Task<SendResult> SendAsync(MimeMessage message, string fileName, CancellationToken cancellationToken);

    /// <summary>Whether a mail would be taken now, in bounded time.</summary>
    /// <returns>Null, or why not.</returns>
    Task<string?> CheckAsync(CancellationToken cancellationToken);
}

/// <param name="State">Sent; new to try again later; dead when trying again is useless.</param>
/// <param name="Why">Why it was not sent, in our own words: a server's words may hold the address.</param>
internal sealed record SendResult(OutboxState State, string? Why)
{
    public static SendResult Sent { get; } = new(OutboxState.Sent, null);

    public static SendResult Later(string why) => new(OutboxState.New, why);

    public static SendResult Never(string why) => new(OutboxState.Dead, why);
}
