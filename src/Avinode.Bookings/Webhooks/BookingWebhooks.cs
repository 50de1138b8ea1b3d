using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Looks again at a booking that Avinode told of. What is read counts, never what was told.</summary>
public sealed class BookingWebhooks(AvinodeClient avinode, BookingService desk, BookingStore store)
{
    internal async Task<WebhookResult> LookAsync(string id, CancellationToken cancellationToken)
    {
        var avinodeId = BookingId.Parse(id);
        if (await desk.FindAsync(avinodeId, cancellationToken) is { Submission: SubmissionStatus.Accepted } known)
        {
            return Of(await desk.Synchronizer.ReadAsync(known, Actors.Webhook, cancellationToken));
        }

        // The answer to the booking request may still be on its way, or lost: the reference that came with it tells whose it is.
        var details = await avinode.GetBookingAsync(avinodeId, cancellationToken);
        return await ClaimantAsync(details, cancellationToken) switch
        {
            null => WebhookResult.Parked("No booking here has this id or the reference that Avinode holds with it."),
            // Nobody has taken over anything of Avinode's yet, so nothing newer can be overwritten.
            { AvinodeBookingId: null } first => Of(await desk.Synchronizer.TakeOverAsync(first, details, Actors.Webhook, cancellationToken)),
            var other => WebhookResult.Parked($"Avinode holds it under the reference of {other.Reference}, which is another booking there. Ask the operator whether there are two."),
        };
    }

    private async Task<Booking?> ClaimantAsync(BookingDetails details, CancellationToken cancellationToken)
    {
        // No reference that was ever given out holds it, and PostgreSQL cannot be asked for it.
        if (details.ExternalReference is not { } reference || reference.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var booking = await store.FindAsync(BookingField.Reference, reference, cancellationToken)
            ?? (IdGrammar.Quote.TryParse(details.QuoteId, out var quote)
                ? await store.FindAsync(BookingField.LiveQuote, quote.For(AvinodeIdFormat.Prefixed), cancellationToken)
                : await store.FindAsync(BookingField.IdempotencyKey, OrderIdentity.KeyOf(reference), cancellationToken));
        return booking is { Submission: not SubmissionStatus.Rejected } && booking.ExternalReference() == reference
            && await BookingMatcher.IsSameAsync(details, booking, store, cancellationToken) ? booking : null;
    }

    private static WebhookResult Of(SeenBooking? seen) =>
        seen is null ? WebhookResult.Parked("Avinode does not tell of it, or another booking here has its place.") : WebhookResult.Done($"{seen.Booking.Reference} is {seen.Booking.Status.ToWire()}.");
}
