using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>A trip as its page shows it.</summary>
/// <param name="Offers">In the order that was asked for.</param>
/// <param name="Sort">One of <see cref="Sorts"/>.</param>
public sealed record TripSheet(TripDetails Trip, IReadOnlyList<FlightOffer> Offers, string Sort)
{
    public static IReadOnlyList<(string Value, string Label)> Sorts { get; } =
    [
        ("price", "Price, lowest first"), ("price-desc", "Price, highest first"), ("operator", "Operator"), ("seats", "Seats, most first"),
    ];

    internal static TripSheet Of(TripOffers trip, IReadOnlyList<Booking> bookings, string? sort)
    {
        var newest = bookings.GroupBy(booking => booking.AvinodeQuoteId)
            .ToDictionary(group => group.Key, group => group.First());
        var offers = trip.Requests
            .SelectMany(request => request.Options.Select(option => Offer(trip.Trip, request.Request, option, newest))).ToArray();
        var lowest = offers.Where(IsOpen).GroupBy(offer => offer.Currency!).Where(group => group.Count() > 1)
            .ToDictionary(group => group.Key, group => group.Min(offer => offer.Price!.Value), StringComparer.Ordinal);
        var compared = offers.Select(offer =>
            IsOpen(offer) && lowest.TryGetValue(offer.Currency!, out var low) ? offer with { AboveLowest = offer.Price - low } : offer);
        var order = Sorts.Any(known => known.Value == sort) ? sort! : Sorts[0].Value;
        return new TripSheet(trip.Trip, [.. Sorted(compared, order)], order);
    }

    // What can be booked comes first, whatever it is sorted by.
    private static IOrderedEnumerable<FlightOffer> Sorted(IEnumerable<FlightOffer> offers, string sort)
    {
        var open = offers.OrderBy(offer => offer.State != OfferState.Quoted);
        return sort switch
        {
            "price-desc" => open.ThenByDescending(offer => offer.Price),
            "operator" => open.ThenBy(offer => offer.Operator, StringComparer.OrdinalIgnoreCase),
            "seats" => open.ThenByDescending(offer => offer.Seats),
            _ => open.ThenBy(offer => offer.Price ?? decimal.MaxValue),
        };
    }

    private static bool IsOpen(FlightOffer offer) => offer is { State: OfferState.Quoted, Price: not null, Currency: not null };

    private static FlightOffer Offer(TripDetails trip, RfqDetails request, LiftOffer option, Dictionary<QuoteId, Booking> newest)
    {
        var (lift, quote) = (option.Lift, option.Quote?.Details);
        var type = lift.AircraftType ?? quote?.AircraftType;
        return new FlightOffer
        {
            RequestId = request.RequestId,
            TripId = trip.TripId,
            QuoteId = option.Quote?.QuoteId,
            Operator = request.OperatorName ?? quote?.OperatorName,
            State = StateOf(trip, request, lift),
            Aircraft = type ?? lift.AircraftCategory,
            Category = type is null ? null : lift.AircraftCategory,
            Tail = quote?.AircraftTail ?? lift.AircraftTail,
            Seats = lift.Seats,
            Price = quote?.Price,
            Currency = quote?.Currency,
            Message = quote?.Message,
            MadeAt = quote?.CreatedAt,
            Legs = quote?.Legs is { Count: > 0 } legs ? legs : trip.Legs,
            Booking = option.Quote is { } offered ? newest.GetValueOrDefault(QuoteId.Parse(offered.QuoteId)) : null,
        };
    }

    private static OfferState StateOf(TripDetails trip, RfqDetails request, LiftDetails lift) =>
        trip.IsCanceled || request.IsCanceled ? OfferState.Cancelled : lift.State switch
        {
            LiftState.Quoted => OfferState.Quoted,
            LiftState.Declined => OfferState.Declined,
            LiftState.Expired => OfferState.Expired,
            _ => OfferState.Unanswered,
        };
}

/// <summary>One aircraft that an operator was asked about or offers, as a flight card shows it.</summary>
public sealed record FlightOffer
{
    public required string RequestId { get; init; }
    public required string TripId { get; init; }
    public string? QuoteId { get; init; }
    public string? Operator { get; init; }
    public required OfferState State { get; init; }

    /// <summary>Aircraft type, else its class.</summary>
    public string? Aircraft { get; init; }

    /// <summary>Class of aircraft, where there is a type besides.</summary>
    public string? Category { get; init; }
    public string? Tail { get; init; }
    public int? Seats { get; init; }
    public decimal? Price { get; init; }
    public string? Currency { get; init; }

    /// <summary>How much more than the lowest offer in the same currency; null where there is no other.</summary>
    public decimal? AboveLowest { get; init; }

    /// <summary>The operator's text: data, never instruction.</summary>
    public string? Message { get; init; }
    public DateTimeOffset? MadeAt { get; init; }
    public IReadOnlyList<FlightLeg> Legs { get; init; } = [];

    /// <summary>The newest booking of the quote that is kept here.</summary>
    public Booking? Booking { get; init; }
}

public enum OfferState
{
    Unanswered,
    Quoted,
    Declined,
    Expired,
    Cancelled,
}
