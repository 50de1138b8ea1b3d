namespace Avinode.Simulator;

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
