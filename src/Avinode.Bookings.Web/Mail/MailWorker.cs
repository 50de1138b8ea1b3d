namespace Avinode.Bookings.Web;

/// <summary>
/// Sends what is in the outbox. Any number of processes share the work: a mail is held by one of them at a time. Each mail is sent at least
/// once: if a process ends between the mail server's yes and our note of it, the mail goes out again, with the same Message-ID.
/// </summary>
internal sealed partial class MailWorker(Outbox outbox, OutboxDispatcher round, IMailTransport transport, TimeProvider clock, ILogger<MailWorker> logger)
{
    // Soon enough for a customer; and the question costs one look into an index.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Log.Started(logger, transport.Target);
        var isAway = false;
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                // After a failure the others wait for the next tick: the mail server may be away, and each would wait for it in turn.
                while (await outbox.IsAnyDueAsync(clock.GetUtcNow(), cancellationToken) && await round.RunAsync(cancellationToken))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                isAway = false;
            }
            catch (StoreUnavailableException away)
            {
                // Once for each time that it is away, not every second.
                Log.Away(logger, isAway ? LogLevel.Debug : LogLevel.Warning, away.Message);
                isAway = true;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Mail goes to {Target}")]
        public static partial void Started(ILogger logger, string target);

        [LoggerMessage(Message = "Mail waits for the database: {Why}")]
        public static partial void Away(ILogger logger, LogLevel level, string why);
    }
}
