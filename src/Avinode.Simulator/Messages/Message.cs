namespace Avinode.Simulator;

/// <summary>One message between the broker and an operator; it exists from <paramref name="CreatedOn"/> on, which may lie ahead.</summary>
internal sealed record Message(int Number, Rfq Rfq, bool IsFromSeller, string Text, DateTimeOffset CreatedOn, Quote? Quote = null)
{
    public IdKind Kind => IsFromSeller ? IdKind.SellerMessage : IdKind.BuyerMessage;
}
