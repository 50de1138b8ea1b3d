using System.Net;
using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Claims an intent, sends it once, and records what became of it. Nobody else sends.</summary>
internal sealed partial class BookingSender(AvinodeClient avinode, Ledger ledger, PassengerProtector vault, FailPoint failPoint, TimeProvider clock, ILogger<BookingSender> logger)
{
    /// <summary>How long one claim may go on, waits that Avinode asks for included.</summary>
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Sends a ready booking. It takes no cancellation: a request under way is not cut in half.</summary>
    /// <returns>The booking with its outcome; null when somebody else holds the claim.</returns>
    /// <exception cref="AvinodeException">Avinode refused, or was never reached; that is recorded.</exception>
    /// <exception cref="PassengerDataException">The manifest cannot be decrypted; nothing was claimed.</exception>
    public async Task<Sent?> SendAsync(Booking ready, string actor)
    {
        // Before the claim: what cannot be decrypted is not sent, and must not look as if it had been.
        var request = BookingRequests.Of(ready, vault);
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
            return new Sent(accepted, [.. receipt.Warnings, .. StatusWords.Read(receipt.Status).Remark, .. await DoubtsAsync(accepted, receipt, actor)]);
        }
        catch (AvinodeException fault)
        {
            await failPoint.PassAsync(FailPoint.AfterSend);
            var booking = await KeepAsync(claimed, current => current.Attempts == claimed.Attempts ? Outcome(current, fault, actor) : null, actor);
            Log.Failed(logger, booking.Reference, booking.Submission, (int?)fault.Status ?? 0);
            if (fault.Outcome is not WriteOutcome.Unknown)
            {
                throw;
            }

            return new Sent(booking, [fault.Message]);
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

    // The receipt is the only evidence of a flight that Avinode has. Where a person took the request for refused and the quote was booked
    // anew, or another booking here has the id, there is no room for it: then as much of it is kept as there is room for.
    private async Task<Booking> AcceptAsync(Booking claimed, BookingReceipt receipt, string actor)
    {
        bool[] either = [true, false];
        Func<Booking, DateTimeOffset, BookingChange>[] ways =
        [
            (booking, now) => booking.Accepted(receipt, now, actor),
            .. from keepsId in either
               from keepsKey in either
               select (Func<Booking, DateTimeOffset, BookingChange>)((booking, now) => booking.AcceptedInConflict(receipt, keepsId, keepsKey, now, actor)),
        ];
        foreach (var way in ways)
        {
            try
            {
                // A webhook or a look-up may have been first.
                return await KeepAsync(claimed, booking => booking.Submission == SubmissionStatus.Accepted ? null : way(booking, clock.GetUtcNow()), actor, receipt.BookingId);
            }
            catch (DuplicateBookingException)
            {
                // The next way needs less room.
            }
        }

        throw new InvalidOperationException("Where neither id nor key is kept, no other booking can stand in the way.");
    }

    // What the caller is told of a receipt that does not simply fit. One request may have made two bookings.
    private async Task<string[]> DoubtsAsync(Booking booking, BookingReceipt receipt, string actor)
    {
        if (booking.Submission != SubmissionStatus.Accepted)
        {
            Log.NoRoom(logger, booking.Reference, receipt.BookingId);
            return [booking.OutcomeDetail!];
        }

        if (booking.AvinodeBookingId is not { } known || CanonicalIds.Booking(known) == CanonicalIds.Booking(receipt.BookingId))
        {
            return [];
        }

        Log.Second(logger, booking.Reference, known, receipt.BookingId);
        await KeepAsync(booking, current => current.DuplicateReported(receipt.BookingId, clock.GetUtcNow(), actor), actor, receipt.BookingId);
        return [$"Avinode holds this booking as {known}, but answered the request with {receipt.BookingId}. Ask the operator whether there are two bookings, and have one cancelled."];
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

    private async Task<Booking> KeepAsync(Booking claimed, Func<Booking, BookingChange?> change, string actor, string? avinodeId = null)
    {
        try
        {
            return await ledger.RecordAsync(claimed, change) ?? await ledger.ReloadAsync(claimed);
        }
        catch (StoreUnavailableException away)
        {
            // The row stays claimed, so that nobody sends it again, and is looked up once the database is back. Until then it is unknown.
            var answer = avinodeId is null ? "" : $" Avinode answered with {avinodeId}.";
            return claimed.OutcomeUnknown($"{away.Message} What became of the request could not be recorded.{answer}", clock.GetUtcNow(), actor).Booking;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Booking {Reference} was answered with {AvinodeId}, which could not be taken over: see its history, and ask the operator")]
        public static partial void NoRoom(ILogger logger, string reference, string avinodeId);

        [LoggerMessage(LogLevel.Error, "Booking {Reference} is known as {Known}, and was answered with {Other}: there may be two")]
        public static partial void Second(ILogger logger, string reference, string known, string other);

        [LoggerMessage(LogLevel.Information, "Booking {Reference} is {Submission} after status {Status}")]
        public static partial void Failed(ILogger logger, string reference, SubmissionStatus submission, int status);
    }
}

/// <summary>A booking whose request was sent.</summary>
/// <param name="Booking">The booking with its outcome.</param>
/// <param name="Warnings">What Avinode remarked.</param>
internal sealed record Sent(Booking Booking, IReadOnlyList<string> Warnings);
