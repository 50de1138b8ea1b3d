using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>Reads a trip with all that was offered for it, and what is booked of it here.</summary>
internal sealed class TripReader(AvinodeClient avinode, BookingStore store)
{
    // Avinode allows about one call a second on average, with bursts; a trip is a burst.
    private const int AtOnce = 4;

    /// <exception cref="AvinodeException">The trip could not be read. A quote that could not be read is left out, with a warning.</exception>
    public async Task<TripOffers> ReadAsync(TripKey key, CancellationToken cancellationToken)
    {
        var trip = await avinode.GetTripAsync(key, cancellationToken);
        var requests = await EachAsync(trip.RequestIds, id => avinode.GetRfqAsync(RfqId.Parse(id), cancellationToken), cancellationToken);
        var quoteIds = requests.SelectMany(request => request.Lifts).SelectMany(lift => lift.QuoteIds).Distinct(StringComparer.Ordinal).ToArray();
        var quotes = await EachAsync(quoteIds, id => QuoteAsync(id, cancellationToken), cancellationToken);
        return new TripOffers(trip, [.. requests.Select((request, index) => new RequestOffers(request, [.. request.Lifts.SelectMany(lift => Options(lift, quotes))]))]);
    }

    private static IEnumerable<LiftOffer> Options(LiftDetails lift, IReadOnlyList<QuoteOffer> quotes) => lift.QuoteIds.Count == 0
        ? [new LiftOffer(lift, null)]
        : lift.QuoteIds.Select(id => new LiftOffer(lift, quotes.First(quote => quote.QuoteId == id)));

    private async Task<QuoteOffer> QuoteAsync(string id, CancellationToken cancellationToken)
    {
        var quote = QuoteId.Parse(id);
        var booking = await store.FindAsync(BookingField.LiveQuote, quote.Value.For(AvinodeIdFormat.Prefixed), cancellationToken);
        try
        {
            return new QuoteOffer(id, await avinode.GetQuoteAsync(quote, cancellationToken), booking);
        }
        catch (AvinodeException)
        {
            return new QuoteOffer(id, null, booking);
        }
    }

    private static async Task<T[]> EachAsync<T>(IReadOnlyList<string> ids, Func<string, Task<T>> read, CancellationToken cancellationToken)
    {
        var results = new T[ids.Count];
        await Parallel.ForAsync(0, ids.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (index, _) => results[index] = await read(ids[index]));
        return results;
    }
}

/// <summary>A trip and what was offered for it.</summary>
internal sealed record TripOffers(TripDetails Trip, IReadOnlyList<RequestOffers> Requests);

/// <summary>A request to one operator and what it offered.</summary>
internal sealed record RequestOffers(RfqDetails Request, IReadOnlyList<LiftOffer> Options);

/// <summary>One aircraft and its quote; null where there is none.</summary>
internal sealed record LiftOffer(LiftDetails Lift, QuoteOffer? Quote);

/// <summary>A quote; <see cref="Details"/> is null where Avinode did not give it, <see cref="Booking"/> where it is not booked here.</summary>
internal sealed record QuoteOffer(string QuoteId, QuoteDetails? Details, Booking? Booking);
