using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>A trip as its page shows it: the journey, and what was offered for it.</summary>
/// <param name="Trip">The journey.</param>
/// <param name="Offers">In the order that was asked for.</param>
/// <param name="Sort">One of <see cref="Sorts"/>.</param>
public sealed record TripSheet(TripDetails Trip, IReadOnlyList<FlightOffer> Offers, string Sort)
{
    /// <summary>By what the offers can be sorted, and how the desk calls it.</summary>
    public static IReadOnlyList<(string Value, string Label)> Sorts { get; } =
    [
        ("price", "Price, lowest first"), ("price-desc", "Price, highest first"), ("operator", "Operator"), ("seats", "Seats, most first"),
    ];

    internal static TripSheet Of(TripOffers trip, IReadOnlyList<Booking> bookings, string? sort)
    {
        var newest = bookings.GroupBy(booking => booking.AvinodeQuoteId)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
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

    private static FlightOffer Offer(TripDetails trip, RfqDetails request, LiftOffer option, Dictionary<string, Booking> newest)
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
            Booking = option.Quote is { } offered ? newest.GetValueOrDefault(StoredId(offered.QuoteId)) : null,
        };
    }

    private static string StoredId(string quoteId) => QuoteId.Parse(quoteId).Value.For(AvinodeIdFormat.Prefixed);

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
    /// <summary>The request to the operator.</summary>
    public required string RequestId { get; init; }

    /// <summary>The trip.</summary>
    public required string TripId { get; init; }

    /// <summary>The quote; null where there is none.</summary>
    public string? QuoteId { get; init; }

    /// <summary>The operator.</summary>
    public string? Operator { get; init; }

    /// <summary>What the operator did.</summary>
    public required OfferState State { get; init; }

    /// <summary>Aircraft type, else its class.</summary>
    public string? Aircraft { get; init; }

    /// <summary>Class of aircraft, where there is a type besides.</summary>
    public string? Category { get; init; }

    /// <summary>Tail number.</summary>
    public string? Tail { get; init; }

    /// <summary>How many it seats.</summary>
    public int? Seats { get; init; }

    /// <summary>What it costs.</summary>
    public decimal? Price { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }

    /// <summary>How much more than the lowest offer in the same currency; null where there is nothing to compare.</summary>
    public decimal? AboveLowest { get; init; }

    /// <summary>The operator's words: data.</summary>
    public string? Message { get; init; }

    /// <summary>When the offer was made.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>Its flights.</summary>
    public IReadOnlyList<FlightLeg> Legs { get; init; } = [];

    /// <summary>The newest booking of the quote that is kept here.</summary>
    public Booking? Booking { get; init; }
}

/// <summary>What an operator did, as the desk sees it.</summary>
public enum OfferState
{
    /// <summary>Nothing yet.</summary>
    Unanswered,

    /// <summary>Made an offer.</summary>
    Quoted,

    /// <summary>The request, or the offer, was declined.</summary>
    Declined,

    /// <summary>The offer is no longer open.</summary>
    Expired,

    /// <summary>The request was cancelled.</summary>
    Cancelled,
}
