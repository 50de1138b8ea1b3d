using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>Reads a trip with all that was offered for it, and what is booked of it here.</summary>
internal sealed class TripReader(AvinodeClient avinode, BookingReader bookings)
{
    // Avinode allows about one call a second on average, with bursts; a trip is a burst.
    private const int AtOnce = 4;

    /// <exception cref="AvinodeException">The trip could not be read. A quote that could not be read has no details.</exception>
    public async Task<TripOffers> ReadAsync(TripKey key, CancellationToken cancellationToken)
    {
        var trip = await avinode.GetTripAsync(key, cancellationToken);
        var requests = await EachAsync(trip.RequestIds, id => avinode.GetRfqAsync(RfqId.Parse(id), cancellationToken), cancellationToken);
        var quoteIds = requests.SelectMany(request => request.Lifts).SelectMany(lift => lift.QuoteIds)
            .Distinct(StringComparer.Ordinal).ToArray();
        var quotes = await EachAsync(quoteIds, id => QuoteAsync(id, cancellationToken), cancellationToken);
        var offers = requests.Select(request => new RequestOffers(request, [.. request.Lifts.SelectMany(lift => Options(lift, quotes))]));
        return new TripOffers(trip, [.. offers]);
    }

    private static IEnumerable<LiftOffer> Options(LiftDetails lift, IReadOnlyList<QuoteOffer> quotes) => lift.QuoteIds.Count == 0
        ? [new LiftOffer(lift, null)]
        : lift.QuoteIds.Select(id => new LiftOffer(lift, quotes.First(quote => quote.QuoteId == id)));

    private async Task<QuoteOffer> QuoteAsync(string id, CancellationToken cancellationToken)
    {
        var quote = QuoteId.Parse(id);
        var booking = await bookings.FindLiveAsync(quote, cancellationToken);
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
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, ids.Count, options, async (index, _) => results[index] = await read(ids[index]));
        return results;
    }
}

internal sealed record TripOffers(TripDetails Trip, IReadOnlyList<RequestOffers> Requests);

internal sealed record RequestOffers(RfqDetails Request, IReadOnlyList<LiftOffer> Options);

/// <summary>One aircraft and its quote; null where there is none.</summary>
internal sealed record LiftOffer(LiftDetails Lift, QuoteOffer? Quote);

/// <param name="Details">Null where the quote could not be read.</param>
/// <param name="Booking">Null where the quote is not booked here.</param>
internal sealed record QuoteOffer(string QuoteId, QuoteDetails? Details, Booking? Booking);
