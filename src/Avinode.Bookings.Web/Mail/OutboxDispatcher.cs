namespace Avinode.Bookings.Web;

/// <summary>Sends one mail that is due.</summary>
internal sealed partial class OutboxDispatcher(
    Outbox outbox, BookingStore store, MailComposer composer, IMailTransport transport, FailPoint failPoint, TimeProvider clock,
    ILogger<OutboxDispatcher> logger)
{
    /// <summary>How long a mail is held: longer than sending it may take.</summary>
    public static readonly TimeSpan Lease = 2 * MailServer.SendTime;

    /// <summary>Takes one mail, sends it and records the result.</summary>
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
        var result = await SendAsync(mail, booking);
        if (result.State == OutboxState.Sent)
        {
            await failPoint.PassAsync(FailPoint.AfterMail);
        }

        span?.SetTag("avinode.reference", booking.Reference.ToString()).SetTag("avinode.outcome", result.State.ToWire());
        BookingTelemetry.CountMail(mail.Kind, result.State);
        await RecordAsync(mail, booking.Reference.ToString(), result, cancellationToken);
        return result.State != OutboxState.New;
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
            var file = MailIdentity.FileName(mail, booking.Reference.ToString());
            return await transport.SendAsync(composer.Compose(mail, booking), file, CancellationToken.None);
        }
        catch (FormatException)
        {
            return SendResult.Never("The customer's address is not one e-mail address.");
        }
#pragma warning disable CA1031 // A mail that trips over a defect must not stop the others, nor the service.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            Log.Defect(logger, booking.Reference.ToString(), mail.Kind, defect);
            return SendResult.Later("A defect of ours: see the log.");
        }
    }

    // It insists: a mail that was sent and not recorded would be sent again.
    private async Task RecordAsync(OutboxMail mail, string reference, SendResult result, CancellationToken cancellationToken)
    {
        var (now, wait) = (clock.GetUtcNow(), RetrySchedule.Mail.PauseAfter(mail.Attempts));
        var state = result.State == OutboxState.New && wait is null ? OutboxState.Dead : result.State;
        var at = state == OutboxState.New ? now + wait!.Value : now;
        await SupervisedLoop.InsistAsync(
            _ => outbox.CompleteAsync(mail.Id, state, at, result.Why, CancellationToken.None), logger, clock, cancellationToken);

        var (level, word) = (state is OutboxState.Dead or OutboxState.New ? LogLevel.Warning : LogLevel.Information, state.ToWire());
        Log.Settled(logger, level, reference, mail.Kind, word, mail.Attempts, result.Why ?? "");
    }

    private static partial class Log
    {
        [LoggerMessage(Message = "Mail of {Reference}, {Kind}: {State} at attempt {Attempt}. {Why}")]
        public static partial void Settled(
            ILogger logger, LogLevel level, string reference, string kind, string state, int attempt, string why);

        [LoggerMessage(LogLevel.Error, "Mail of {Reference}, {Kind}: a defect")]
        public static partial void Defect(ILogger logger, string reference, string kind, Exception defect);
    }
}
