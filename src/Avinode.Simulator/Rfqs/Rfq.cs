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
