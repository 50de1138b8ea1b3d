namespace Avinode.Bookings.Web;

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
