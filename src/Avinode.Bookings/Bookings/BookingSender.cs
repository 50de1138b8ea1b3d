using System.Net;
using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Claims an intent, sends it once, and records what became of it. Nobody else sends.</summary>
internal sealed partial class BookingSender(
    AvinodeClient avinode, Ledger ledger, BookingFactory factory, FailPoint failPoint, TimeProvider clock, ILogger<BookingSender> logger)
{
    /// <summary>How long one claim may go on, waits that Avinode asks for included.</summary>
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Sends a ready booking. It takes no cancellation: a request under way is not cut in half.</summary>
    /// <returns>The booking with its outcome; null when somebody else holds the claim.</returns>
    /// <exception cref="AvinodeException">Avinode refused, or was never reached; that is recorded.</exception>
    /// <exception cref="PassengerDataException">The manifest cannot be decrypted; nothing was claimed.</exception>
    public async Task<BookingResult?> SendAsync(Booking ready, string actor)
    {
        // Before the claim: what cannot be decrypted is not sent, and must not look as if it had been.
        var request = factory.RequestOf(ready);
        if (await ledger.TryAsync(ready.Claimed(clock.GetUtcNow(), actor), CancellationToken.None) is not { } claimed)
        {
            return null;
        }

        await failPoint.PassAsync(FailPoint.AfterClaim);
        try
        {
            var receipt = await PostAsync(request);
            await failPoint.PassAsync(FailPoint.AfterSend);
            var accepted = await AcceptAsync(claimed, receipt, actor);
            await failPoint.PassAsync(FailPoint.AfterOutcome);
            var doubts = await DoubtsAsync(accepted, receipt, actor);
            return new BookingResult(accepted, [.. receipt.Warnings, .. BookingStatuses.OfAvinode(receipt.Status).Remark, .. doubts]);
        }
        catch (AvinodeException fault)
        {
            await failPoint.PassAsync(FailPoint.AfterSend);
            var booking = await RecordAsync(
                claimed, current => current.Attempts == claimed.Attempts ? Outcome(current, fault, actor) : null, actor);
            Log.Failed(logger, booking.Reference, booking.Submission, (int?)fault.Status ?? 0);
            if (fault.Outcome is not WriteOutcome.Unknown)
            {
                throw;
            }

            return new BookingResult(booking, [fault.Message]);
        }
    }

    private async Task<BookingReceipt> PostAsync(BookingRequest request)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await avinode.BookFlightAsync(request, CancellationToken.None);
            }
            catch (AvinodeException busy) when (busy is { Status: HttpStatusCode.TooManyRequests, RetryAfter: { } wait }
                && wait <= LongestWait && clock.GetElapsedTime(start) + wait < Deadline)
            {
                // Not executed: the same claim goes on after the wait.
                await Task.Delay(wait, clock, CancellationToken.None);
            }
        }
    }

    // The receipt is the only evidence of a flight that Avinode has, so it is kept even where there is no room for it here: a person may
    // have taken the request for refused, and the quote was booked anew; or another booking here has Avinode's id. Each step needs less
    // room than the one before it. In all but the first the outcome counts as unknown until a person has found out whether there are two.
    private async Task<Booking> AcceptAsync(Booking claimed, BookingReceipt receipt, string actor) =>
        await TryRecordAsync(claimed, receipt, actor, booking => booking.Accepted(receipt, clock.GetUtcNow(), actor))

        // The quote is another booking's by now.
        ?? await TryRecordConflictAsync(claimed, receipt, actor, keepsId: true, keepsKey: true)

        // So is the idempotency key.
        ?? await TryRecordConflictAsync(claimed, receipt, actor, keepsId: true, keepsKey: false)

        // Avinode's id is another booking's.
        ?? await TryRecordConflictAsync(claimed, receipt, actor, keepsId: false, keepsKey: true)

        // Both are. The history tells of the id.
        ?? await TryRecordConflictAsync(claimed, receipt, actor, keepsId: false, keepsKey: false)
        ?? throw new InvalidOperationException("Where neither id nor key is kept, no other booking can stand in the way.");

    private Task<Booking?> TryRecordConflictAsync(Booking claimed, BookingReceipt receipt, string actor, bool keepsId, bool keepsKey) =>
        TryRecordAsync(
            claimed, receipt, actor, booking => booking.AcceptedInConflict(receipt, keepsId, keepsKey, clock.GetUtcNow(), actor));

    // Null when another booking stands in the way of the change. A webhook or a look-up may have been first: then there is none.
    private async Task<Booking?> TryRecordAsync(
        Booking claimed, BookingReceipt receipt, string actor, Func<Booking, BookingChange> change)
    {
        try
        {
            return await RecordAsync(
                claimed, current => current.Submission == SubmissionStatus.Accepted ? null : change(current), actor, receipt.BookingId);
        }
        catch (DuplicateBookingException)
        {
            return null;
        }
    }

    // What the caller is told of a receipt that does not simply fit. One request may have made two bookings.
    private async Task<string[]> DoubtsAsync(Booking booking, BookingReceipt receipt, string actor)
    {
        if (booking.Submission != SubmissionStatus.Accepted)
        {
            Log.NoRoom(logger, booking.Reference, receipt.BookingId);
            return [booking.OutcomeDetail!];
        }

        if (booking.AvinodeBookingId is not { } known || known == receipt.BookingId)
        {
            return [];
        }

        Log.Second(logger, booking.Reference, known, receipt.BookingId);
        await RecordAsync(
            booking, current => current.DuplicateReported(receipt.BookingId, clock.GetUtcNow(), actor), actor, receipt.BookingId);
        return [$"Avinode holds this booking as {known}, but answered the request with {receipt.BookingId}. "
            + "Ask the operator whether there are two bookings, and have one cancelled."];
    }

    // Somebody may have taken a slow sender for dead and called its booking unknown: what this sender knows still holds. Of a later
    // claim it knows nothing: to release that one too, after a commit in doubt, would let a third sender send again.
    private BookingChange? Outcome(Booking booking, AvinodeException fault, string actor)
    {
        var (why, now) = (fault.Message, clock.GetUtcNow());
        return (fault.Outcome, booking.Submission) switch
        {
            (WriteOutcome.Rejected, SubmissionStatus.Sending or SubmissionStatus.Unknown) => booking.Rejected(why, now, actor),
            (WriteOutcome.NotSent, SubmissionStatus.Sending or SubmissionStatus.Unknown) => booking.Released(why, now, actor),
            (_, SubmissionStatus.Sending) => booking.OutcomeUnknown(why, now, actor),
            _ => null,
        };
    }

    private async Task<Booking> RecordAsync(
        Booking claimed, Func<Booking, BookingChange?> change, string actor, BookingId? answered = null)
    {
        try
        {
            return await ledger.RecordAsync(claimed, change) ?? await ledger.ReloadAsync(claimed);
        }
        catch (StoreUnavailableException away)
        {
            // The row stays claimed, so that nobody sends it again, and is looked up once the database is back. Until then it is unknown.
            var answer = answered is { } id ? $" Avinode answered with {id}." : "";
            var why = $"{away.Message} What became of the request could not be recorded.{answer}";
            return claimed.OutcomeUnknown(why, clock.GetUtcNow(), actor).Booking;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Error,
            "Booking {Reference} was answered with {AvinodeId}, which could not be taken over: see its history, and ask the operator")]
        public static partial void NoRoom(ILogger logger, BookingReference reference, BookingId avinodeId);

        [LoggerMessage(LogLevel.Error, "Booking {Reference} is known as {Known}, and was answered with {Other}: there may be two")]
        public static partial void Second(ILogger logger, BookingReference reference, BookingId known, BookingId other);

        [LoggerMessage(LogLevel.Information, "Booking {Reference} is {Submission} after status {Status}")]
        public static partial void Failed(ILogger logger, BookingReference reference, SubmissionStatus submission, int status);
    }
}
