using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>Finds a booking by any of its ids.</summary>
internal sealed class BookingFinder(BookingStore store, BookingService desk)
{
    private static readonly string Rule = $"must be the booking's key, our reference, or Avinode's id such as {IdGrammar.Booking.Example}";

    /// <param name="id">Its key, our reference or Avinode's id.</param>
    /// <exception cref="InvalidRequestException">It is none of these.</exception>
    /// <exception cref="BookingNotFoundException">There is no such booking here.</exception>
    public async Task<Booking> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = Guid.TryParseExact(id, "D", out var key) ? await store.FindAsync(key, cancellationToken)
            : IdGrammar.Booking.TryParse(id, out var avinodeId) ? await desk.FindAsync(new BookingId(avinodeId), cancellationToken)
            : throw new InvalidRequestException([new Problem("id", Rule)]);
        return found ?? throw new BookingNotFoundException(id);
    }
}
