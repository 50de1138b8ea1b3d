using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Reads the bookings kept here, for hosts and use cases alike.</summary>
public sealed class BookingReader(BookingStore store, PassengerProtector protector)
{
    /// <summary>Finds the booking that an address names: by its key, our reference or Avinode's id.</summary>
    public async Task<Result<Booking>> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(name, "D", out var key))
        {
            return await store.FindAsync(key, cancellationToken) is { } booking ? booking : Refusal.NotFound(name);
        }

        if (!BookingId.TryParse(name, out var id))
        {
            var rule = $"must be the booking's key, our reference, or Avinode's id such as {IdGrammar.Booking.Example}";
            return Refusal.Invalid([new Problem("id", rule)]);
        }

        return await FindAsync(id, cancellationToken) is { } found ? found : Refusal.NotFound(name);
    }

    /// <summary>Finds a booking by our reference or Avinode's id, which look alike.</summary>
    public Task<Booking?> FindAsync(BookingId id, CancellationToken cancellationToken) =>
        BookingReference.TryParse(id.ToString(), out var ours)
            ? FindAsync(ours, cancellationToken)
            : FindByAvinodeIdAsync(id, cancellationToken);

    public Task<Booking?> FindAsync(BookingReference reference, CancellationToken cancellationToken) =>
        store.FindAsync(BookingField.Reference, reference.ToString(), cancellationToken);

    /// <summary>Finds the booking that holds a quote: neither refused, cancelled nor refunded.</summary>
    public Task<Booking?> FindLiveAsync(QuoteId quote, CancellationToken cancellationToken) =>
        store.FindAsync(BookingField.LiveQuote, quote.ToString(), cancellationToken);

    /// <summary>Finds a booking by Avinode's id. It may be kept in another spelling than Avinode or the caller uses.</summary>
    public async Task<Booking?> FindByAvinodeIdAsync(BookingId id, CancellationToken cancellationToken)
    {
        foreach (var spelling in id.Spellings)
        {
            if (await store.FindAsync(BookingField.AvinodeBookingId, spelling, cancellationToken) is { } booking)
            {
                return booking;
            }
        }

        return null;
    }

    /// <summary>A page of the list of bookings, newest first.</summary>
    public async Task<Result<BookingPage>> ListAsync(BookingFilter filter, CancellationToken cancellationToken)
    {
        if (BookingRules.Check(filter) is { Count: > 0 } problems)
        {
            return Refusal.Invalid(problems);
        }

        var found = await store.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken);
        return found.Count > filter.Limit
            ? new BookingPage([.. found.Take(filter.Limit)], BookingCursor.Of(found[filter.Limit - 1]))
            : new BookingPage(found, null);
    }

    /// <summary>What happened to a booking, oldest first.</summary>
    public Task<IReadOnlyList<BookingEvent>> HistoryAsync(Booking booking, CancellationToken cancellationToken) =>
        store.HistoryAsync(booking.Id, cancellationToken);

    /// <summary>Who flies, with passports and dates of birth masked; null when there is no manifest.</summary>
    /// <exception cref="PassengerDataException">It cannot be decrypted with the keys at hand.</exception>
    public IReadOnlyList<PassengerDetails>? Passengers(Booking booking) =>
        booking.Passengers is { } manifest ? [.. protector.Open(booking.Id, manifest).Select(PassengerMask.Of)] : null;
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record BookingPage(IReadOnlyList<Booking> Bookings, BookingCursor? Next);
