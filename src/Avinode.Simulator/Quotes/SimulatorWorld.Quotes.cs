namespace Avinode.Simulator;

public sealed partial class SimulatorWorld
{
    private readonly List<Quote> quotes = [];
    private readonly Dictionary<int, Quote> standInQuotes = [];

    // Behind every magic id there is something to work on. It stands on the first trip but is listed nowhere.
    private Rfq standInRfq = null!;

    /// <summary>The ids of all quotes, the oldest first.</summary>
    public IReadOnlyList<string> QuoteIds
    {
        get
        {
            lock (gate)
            {
                return [.. quotes.Select(quote => IdKind.Quote.Format(quote.Number))];
            }
        }
    }

    internal Quote AddQuote(SellerLift lift, decimal price, string currency, string sellerMessage, DateTimeOffset on)
    {
        var quote = lift.Answer(new Quote(50000001 + quotes.Count, lift, price, currency, sellerMessage, on));
        quotes.Add(quote);
        AddSellerMessage(lift.Rfq, sellerMessage, on, quote);
        return quote;
    }

    internal Quote? FindQuote(string id) =>
        IdKind.Quote.Parse(id) is not { } number ? null
        : SimulatorFaults.IsMagic(number) ? StandInQuote(number)
        : quotes.FirstOrDefault(quote => quote.Number == number);

    internal void StandIn(Rfq rfq) => standInRfq = rfq;

    // One per magic id: a fault on one quote leaves the others free to be booked.
    private Quote StandInQuote(int number)
    {
        if (!standInQuotes.TryGetValue(number, out var quote))
        {
            var lift = new SellerLift(number, standInRfq, SeedData.FaultyAircraft);
            quote = lift.Answer(new Quote(number, lift, 41000m, "USD", "A quote that fails on purpose.", standInRfq.CreatedOn));
            standInQuotes.Add(number, quote);
        }

        return quote;
    }
}
