using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>
/// Whether a booking that Avinode holds is the one that was asked for here. Our own reference says so. The broker's says it only together
/// with the quote: brokers use a reference more than once. Where Avinode does not tell the quote, the trip must be the same, and where it
/// tells no trip either, the reference must be the booking's key; and there must be one candidate only on either side. Else it stays
/// undecided.
/// </summary>
internal static class BookingMatcher
{
    private const int Many = 100;

    /// <summary>
    /// The one of several bookings at Avinode, each under the booking's reference and nobody's here, that is this booking; null when none
    /// of them surely is.
    /// </summary>
    public static async Task<BookingDetails?> PickAsync(
        IReadOnlyList<BookingDetails> found, Booking booking, BookingStore store, CancellationToken cancellationToken)
    {
        var possible = found.Where(each => !Contradicts(each, booking)).ToArray();
        return possible.FirstOrDefault(each => IsProof(each, booking))
            ?? (possible is [var only] && await IsOnlyOneAsync(only, booking, store, cancellationToken) ? only : null);
    }

    /// <summary>Whether a booking at Avinode, under the booking's reference and nobody's here, surely is this booking.</summary>
    public static async Task<bool> IsSameAsync(
        BookingDetails details, Booking booking, BookingStore store, CancellationToken cancellationToken) =>
        await PickAsync([details], booking, store, cancellationToken) is not null;

    private static bool Contradicts(BookingDetails details, Booking booking) =>
        details.QuoteId is not null && !IsSameQuote(details, booking);

    private static bool IsProof(BookingDetails details, Booking booking) =>
        details.ExternalReference == booking.Reference.ToString() || IsSameQuote(details, booking);

    private static bool IsSameQuote(BookingDetails details, Booking booking) =>
        QuoteId.TryParse(details.QuoteId, out var quote) && quote == booking.AvinodeQuoteId;

    private static async Task<bool> IsOnlyOneAsync(
        BookingDetails details, Booking booking, BookingStore store, CancellationToken cancellationToken)
    {
        if (details.TripId is null)
        {
            // A key is held by one booking only.
            return booking.IdempotencyKey == OrderIdentity.KeyOf(booking.ExternalReference);
        }

        if (!TripId.TryParse(details.TripId, out var trip) || trip != booking.AvinodeTripId)
        {
            return false;
        }

        var ofTrip = await store.ListAsync(new BookingFilter { TripId = booking.AvinodeTripId, Limit = Many }, cancellationToken);
        return ofTrip.Count < Many && ofTrip.Count(IsCandidate) == 1;

        bool IsCandidate(Booking each) => each.ExternalReference == details.ExternalReference
            && each is { AvinodeBookingId: null, Submission: not SubmissionStatus.Rejected };
    }
}
