using Avinode.Client;

namespace Avinode.Bookings.Web;

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
