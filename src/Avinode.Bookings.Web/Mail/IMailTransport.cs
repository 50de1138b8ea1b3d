using MimeKit;

namespace Avinode.Bookings.Web;

/// <summary>Where mails go: to a mail server, or into a folder.</summary>
internal interface IMailTransport
{
    /// <summary>Where that is, for the log, without a secret.</summary>
    string Target { get; }

    /// <summary>Hands one mail to one recipient over. It ends in bounded time, and failures are an answer.</summary>
    /// <param name="message">Composed.</param>
    /// <param name="fileName">What its file is called; the same for each repeat.</param>
    /// <param name="cancellationToken">Gives up; the mail may then have been taken all the same.</param>
    Task<SendResult> SendAsync(MimeMessage message, string fileName, CancellationToken cancellationToken);

    /// <summary>Whether mail would find its way now, in bounded time.</summary>
    /// <returns>Null, or why not.</returns>
    Task<string?> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>What came of handing a mail over.</summary>
/// <param name="State">Sent; new to try again later; dead when trying again is useless.</param>
/// <param name="Why">Why it was not sent, in our own words: a server's words may hold the address.</param>
internal sealed record SendResult(OutboxState State, string? Why)
{
    /// <summary>The other side has it.</summary>
    public static SendResult Sent { get; } = new(OutboxState.Sent, null);

    /// <summary>It was not sent, as far as is known.</summary>
    public static SendResult Later(string why) => new(OutboxState.New, why);

    /// <summary>It was refused for good.</summary>
    public static SendResult Never(string why) => new(OutboxState.Dead, why);
}

/// <summary>Whether mail would find its way now. It looks at most once in half a minute, however often it is asked.</summary>
internal sealed class MailCheck(IMailTransport transport, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Task<string?>? _look;
    private long _at;

    /// <returns>Null, or why not: in words, without a secret. The folder is written to, or the mail server greeted; nobody signs in.</returns>
    /// <param name="cancellationToken">Stops waiting; the look itself, which others share, goes on.</param>
    public Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_look is null || clock.GetElapsedTime(_at) >= Freshness)
            {
                (_look, _at) = (transport.CheckAsync(CancellationToken.None), clock.GetTimestamp());
            }

            return _look.WaitAsync(cancellationToken);
        }
    }
}
