using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>A buyer's request to one operator.</summary>
internal sealed class Rfq(int number, Trip trip, Operator seller, DateTimeOffset createdOn)
{
    public int Number { get; } = number;
    public Trip Trip { get; } = trip;
    public Operator Operator { get; } = seller;
    public DateTimeOffset CreatedOn { get; } = createdOn;
    public List<SellerLift> Lifts { get; } = [];
    public bool IsCanceled { get; private set; }

    public void Cancel() => IsCanceled = true;
}

/// <summary>One aircraft that an operator was asked about.</summary>
internal sealed class SellerLift(int number, Rfq rfq, Aircraft aircraft)
{
    public int Number { get; } = number;
    public Rfq Rfq { get; } = rfq;
    public Aircraft Aircraft { get; } = aircraft;
    public Quote? Quote { get; private set; }
    public bool IsDeclined { get; private set; }

    /// <summary><c>Accepted</c> means that the operator has quoted, not that the buyer agreed to anything.</summary>
    public (int? Status, string Display) Sourcing =>
        IsDeclined ? (3, "Declined") : Quote is not null ? (2, "Accepted") : (null, "Unanswered");

    public Quote Answer(Quote quote) => Quote = quote;

    public void Decline() => IsDeclined = true;
}

/// <summary>An aircraft of an operator; the registrations are made up.</summary>
internal sealed record Aircraft(string Tail, string Type, string Category, int Seats, int CruiseKnots)
{
    public JsonObject ToJson() => new()
    {
        ["aircraftTail"] = Tail,
        ["aircraftType"] = Type,
        ["aircraftCategory"] = Category,
        ["seats"] = Seats,
    };
}
