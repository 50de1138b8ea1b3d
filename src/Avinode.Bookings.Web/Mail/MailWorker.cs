namespace Avinode.Bookings.Web;

/// <summary>
/// Sends what is in the outbox. Any number of processes share the work: a mail is held by one of them at a time. Each mail is sent at least
/// once: if a process ends between the mail server's acceptance and our record of it, the mail goes out again, with the same Message-ID.
/// </summary>
internal sealed partial class MailWorker(
    Outbox outbox, OutboxDispatcher dispatcher, IMailTransport transport, TimeProvider clock, ILogger<MailWorker> logger)
{
    // Soon enough for a customer; and the question costs one look into an index.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        Log.Started(logger, transport.Target);
        return SupervisedLoop.RunAsync(RoundAsync, Period, logger, clock, cancellationToken);
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        // After a failure the others wait for the next round: the mail server may be away, and each would wait for it in turn.
        while (await outbox.IsAnyDueAsync(clock.GetUtcNow(), cancellationToken) && await dispatcher.RunAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Mail goes to {Target}")]
        public static partial void Started(ILogger logger, string target);
    }
}
