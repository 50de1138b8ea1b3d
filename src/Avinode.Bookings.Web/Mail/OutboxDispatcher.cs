namespace Avinode.Bookings.Web;

/// <summary>Sends one mail that is due.</summary>
internal sealed partial class OutboxDispatcher(
    Outbox outbox, BookingStore store, MailComposer composer, IMailTransport transport, FailPoint failPoint, TimeProvider clock, ILogger<OutboxDispatcher> logger)
{
    /// <summary>How long a mail is held: longer than sending it may take.</summary>
    public static readonly TimeSpan Lease = 2 * MailServer.SendTime;

    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);

    /// <summary>Takes one mail, sends it and notes what came of it.</summary>
    /// <param name="cancellationToken">Stops before a mail is taken; one that is being sent is finished.</param>
    /// <returns>Whether the next may follow at once: a mail was due, and was not put off.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await outbox.TakeAsync(now, now + Lease, 1, cancellationToken) is not [var mail])
        {
            return false;
        }

        using var span = BookingTelemetry.Source.StartActivity("mail");
        var booking = await store.FindAsync(mail.BookingId, CancellationToken.None)
            ?? throw new InvalidOperationException("A mail always has its booking: no row of bookings is ever deleted.");
        var verdict = await SendAsync(mail, booking);
        if (verdict.State == OutboxState.Sent)
        {
            await failPoint.PassAsync(FailPoint.AfterMail);
        }

        span?.SetTag("avinode.reference", booking.Reference).SetTag("avinode.outcome", verdict.State.ToWire());
        BookingTelemetry.CountMail(mail.Kind, verdict.State);
        await NoteAsync(mail, booking.Reference, verdict, cancellationToken);
        return verdict.State != OutboxState.New;
    }

    private async Task<SendResult> SendAsync(OutboxMail mail, Booking booking)
    {
        if (booking.CustomerEmail.Length == 0)
        {
            return new SendResult(OutboxState.Dropped, "The customer's data is erased.");
        }

        // Nothing is called confirmed or paid that is known to be neither any more; the mail of the cancellation says so.
        if (mail.News != BookingStatus.Cancelled && booking.Status is BookingStatus.Cancelled or BookingStatus.Refunded)
        {
            return new SendResult(OutboxState.Dropped, $"Overtaken: the booking is {booking.Status.ToWire()}.");
        }

        try
        {
            return await transport.SendAsync(composer.Compose(mail, booking), MailIdentity.FileName(mail, booking.Reference), CancellationToken.None);
        }
        catch (FormatException)
        {
            return SendResult.Never("The customer's address is not one e-mail address.");
        }
#pragma warning disable CA1031 // A mail that trips over a defect must not stop the others, nor the service.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            Log.Defect(logger, booking.Reference, mail.Kind, defect);
            return SendResult.Later("A defect of ours: see the log.");
        }
    }

    // It insists: a mail that was sent and not noted would be sent again.
    private async Task NoteAsync(OutboxMail mail, string reference, SendResult verdict, CancellationToken cancellationToken)
    {
        var (now, wait) = (clock.GetUtcNow(), MailSchedule.Next(mail.Attempts));
        var state = verdict.State == OutboxState.New && wait is null ? OutboxState.Dead : verdict.State;
        while (true)
        {
            try
            {
                await outbox.CompleteAsync(mail.Id, state, state == OutboxState.New ? now + wait!.Value : now, verdict.Why, CancellationToken.None);
                break;
            }
            catch (StoreUnavailableException away)
            {
                Log.NotNoted(logger, reference, mail.Kind, away.Message);
                await Task.Delay(StoreRetry, clock, cancellationToken);
            }
        }

        var (level, word) = (state is OutboxState.Dead or OutboxState.New ? LogLevel.Warning : LogLevel.Information, state.ToWire());
        Log.Settled(logger, level, reference, mail.Kind, word, mail.Attempts, verdict.Why ?? "");
    }

    private static partial class Log
    {
        [LoggerMessage(Message = "Mail of {Reference}, {Kind}: {State} at attempt {Attempt}. {Why}")]
        public static partial void Settled(ILogger logger, LogLevel level, string reference, string kind, string state, int attempt, string why);

        [LoggerMessage(LogLevel.Warning, "Mail of {Reference}, {Kind}: what came of it waits for the database. {Why}")]
        public static partial void NotNoted(ILogger logger, string reference, string kind, string why);

        [LoggerMessage(LogLevel.Error, "Mail of {Reference}, {Kind}: a defect")]
        public static partial void Defect(ILogger logger, string reference, string kind, Exception defect);
    }
}
