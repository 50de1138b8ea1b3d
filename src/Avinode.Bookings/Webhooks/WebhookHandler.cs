using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Reads at Avinode what a webhook is about, and takes it over. What is read counts, never what the webhook said.</summary>
public sealed class WebhookHandler(
    AvinodeClient avinode, BookingReader bookings, BookingSynchronizer synchronizer, BookingStore store, MessageArchive archive,
    TimeProvider clock)
{
    /// <param name="type">Avinode's word for what it is about.</param>
    /// <param name="id">In its canonical form.</param>
    internal async Task<WebhookResult> HandleAsync(string? type, string? id, CancellationToken cancellationToken) =>
        id is null ? WebhookResult.Ignored
        : type == WebhookKind.Bookings.Type ? await ReadBookingAsync(id, cancellationToken)
        : type == WebhookKind.Messages.Type ? await FetchMessageAsync(id, cancellationToken)
        : WebhookResult.Ignored;

    // Keeping a message publishes it.
    private async Task<WebhookResult> FetchMessageAsync(string id, CancellationToken cancellationToken)
    {
        var message = await avinode.GetMessageAsync(MessageId.Parse(id), cancellationToken);
        var isNew = await archive.AddAsync(new StoredMessage(message, clock.GetUtcNow()), Actors.Webhook, cancellationToken);
        return WebhookResult.Done(isNew ? "The message is kept." : "The message was kept already.");
    }

    private async Task<WebhookResult> ReadBookingAsync(string id, CancellationToken cancellationToken)
    {
        var avinodeId = BookingId.Parse(id);
        if (await bookings.FindAsync(avinodeId, cancellationToken) is { Submission: SubmissionStatus.Accepted } known)
        {
            return ResultOf(await synchronizer.ReadAsync(known, Actors.Webhook, cancellationToken));
        }

        // The response to the booking request may still be on its way, or lost: the reference tells whose booking it is.
        var details = await avinode.GetBookingAsync(avinodeId, cancellationToken);
        return await ClaimantAsync(details, cancellationToken) switch
        {
            null => WebhookResult.Parked("No booking here has this id or the reference that Avinode holds with it."),
            // Nobody has taken over anything of Avinode's yet, so nothing newer can be overwritten.
            { AvinodeBookingId: null } first =>
                ResultOf(await synchronizer.TakeOverAsync(first, details, Actors.Webhook, cancellationToken)),
            var other => WebhookResult.Parked(
                $"Avinode holds it under the reference of {other.Reference}, which is another booking there. "
                + "Ask the operator whether there are two."),
        };
    }

    private async Task<Booking?> ClaimantAsync(BookingDetails details, CancellationToken cancellationToken)
    {
        // No reference of ours holds U+0000, and PostgreSQL refuses to be asked for it.
        if (details.ExternalReference is not { } reference || reference.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var booking = await store.FindAsync(BookingField.Reference, reference, cancellationToken)
            ?? (QuoteId.TryParse(details.QuoteId, out var quote)
                ? await bookings.FindLiveAsync(quote, cancellationToken)
                : await store.FindAsync(BookingField.IdempotencyKey, OrderIdentity.KeyOf(reference), cancellationToken));
        return booking is { Submission: not SubmissionStatus.Rejected } && booking.ExternalReference == reference
            && await BookingMatcher.IsSameAsync(details, booking, store, cancellationToken) ? booking : null;
    }

    private static WebhookResult ResultOf((Booking Booking, BookingDetails)? synced) => synced is var (booking, _)
        ? WebhookResult.Done($"{booking.Reference} is {booking.Status.ToWire()}.")
        : WebhookResult.Parked("Avinode does not tell of it, or another booking here has its place.");
}
