using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Tells where a booking stands: what is kept here and what Avinode says, together.</summary>
public sealed class GetBookingStatus(AvinodeClient avinode, BookingReader bookings, BookingSynchronizer synchronizer)
{
    /// <param name="id">Avinode's booking id, or our reference. A reference that no booking here has is refused.</param>
    /// <param name="actor">Who asks: <c>agent</c> or <c>web</c>.</param>
    public async Task<Result<BookingStatusReport>> RunAsync(BookingId id, string actor, CancellationToken cancellationToken)
    {
        if (await bookings.FindAsync(id, cancellationToken) is { } booking)
        {
            return await synchronizer.LookAsync(booking, actor, cancellationToken);
        }

        return BookingReference.TryParse(id.ToString(), out var reference)
            ? Refusal.NotFound(reference.ToString())
            : BookingStatusReport.Of(await avinode.GetBookingAsync(id, cancellationToken));
    }
}
