namespace Avinode.Client;

/// <summary>A request for quotation to one operator.</summary>
public sealed record RfqDetails(string RequestId)
{
    public string? OperatorName { get; init; }

    /// <summary>A cancelled RFQ can no longer be quoted.</summary>
    public bool IsCanceled { get; init; }

    public IReadOnlyList<LiftDetails> Lifts { get; init; } = [];

    internal static RfqDetails? Of(ResponseNode data) => data.Line("id") is { } id && IdGrammar.Rfq.TryParse(id, out _)
        ? new RfqDetails(id)
        {
            OperatorName = data["sellerCompany"].Line("displayName", "name"),
            IsCanceled = data.IsTrue("canceled"),
            Lifts = [.. data["sellerLift"].Items.Select(LiftDetails.Of)],
        }
        : null;
}

/// <summary>An aircraft offered or asked for in an RFQ.</summary>
public sealed record LiftDetails
{
    public string? AircraftTail { get; init; }
    public string? AircraftType { get; init; }
    public string? AircraftCategory { get; init; }
    public int? Seats { get; init; }
    public LiftState State { get; init; }
    public IReadOnlyList<string> QuoteIds { get; init; } = [];

    internal static LiftDetails Of(ResponseNode data) => new()
    {
        AircraftTail = data.Line("aircraftTail"),
        AircraftType = data.Line("aircraftType"),
        AircraftCategory = data.Line("aircraftCategory"),
        Seats = data.Number("seats") is > 0 and < 1000 and var seats ? (int)seats : null,
        State = StateOf(data),
        QuoteIds = [.. QuotesOf(data)],
    };

    private static IEnumerable<string> QuotesOf(ResponseNode data) => data["links"]["quotes"].Items
        .Select(quote => quote.Line("id")).OfType<string>().Where(id => IdGrammar.Quote.TryParse(id, out _));

    private static LiftState StateOf(ResponseNode data) => (data.Text("sourcingDisplayStatus"), data.Text("sourcingStatus")) switch
    {
        ("Accepted", _) or (null, "2") => LiftState.Quoted,
        ("Declined", _) or (null, "3") => LiftState.Declined,
        ("Expired", _) => LiftState.Expired,
        _ => LiftState.Unanswered,
    };
}

/// <summary>The operator's reply to a lift.</summary>
public enum LiftState
{
    /// <summary>No reply yet, or one that we do not understand.</summary>
    Unanswered,

    /// <summary>Avinode says <c>Accepted</c>: the operator has accepted the request, not the buyer the quote.</summary>
    Quoted,

    Declined,

    /// <summary>The offer is no longer open.</summary>
    Expired,
}
