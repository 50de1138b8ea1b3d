using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>An operator's price for a trip on one aircraft.</summary>
internal sealed record Quote(int Number, SellerLift Lift, decimal Price, string Currency, string SellerMessage, DateTimeOffset CreatedOn)
{
    private const decimal Commission = 0.05m;

    public Rfq Rfq => Lift.Rfq;

    public Trip Trip => Lift.Rfq.Trip;

    public JsonObject PriceJson() => Money(Price);

    public JsonObject PriceWithoutCommission() => Money(decimal.Round(Price * (1 - Commission), 2));

    private JsonObject Money(decimal amount) => new() { ["price"] = amount, ["currency"] = Currency };
}
