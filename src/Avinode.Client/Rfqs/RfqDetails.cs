namespace Avinode.Client;

/// <summary>A request for quotation that was sent to one operator.</summary>
/// <param name="RequestId">Avinode's id of the request, as it stands in the answer.</param>
public sealed record RfqDetails(string RequestId)
{
    /// <summary>The operator's name.</summary>
    public string? OperatorName { get; init; }

    /// <summary>Whether it is cancelled, so that nobody can answer any more.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>The aircraft that were asked for or offered.</summary>
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

/// <summary>One aircraft of a request.</summary>
public sealed record LiftDetails
{
    /// <summary>Tail number.</summary>
    public string? AircraftTail { get; init; }

    /// <summary>Aircraft type.</summary>
    public string? AircraftType { get; init; }

    /// <summary>Class of aircraft.</summary>
    public string? AircraftCategory { get; init; }

    /// <summary>How many it seats, where Avinode tells.</summary>
    public int? Seats { get; init; }

    /// <summary>What the operator did.</summary>
    public LiftState State { get; init; }

    /// <summary>The ids of its quotes, past their grammar.</summary>
    public IReadOnlyList<string> QuoteIds { get; init; } = [];

    internal static LiftDetails Of(ResponseNode data) => new()
    {
        AircraftTail = data.Line("aircraftTail"),
        AircraftType = data.Line("aircraftType"),
        AircraftCategory = data.Line("aircraftCategory"),
        Seats = data.Number("seats") is > 0 and < 1000 and var seats ? (int)seats : null,
        State = StateOf(data),
        QuoteIds = [.. data["links"]["quotes"].Items.Select(quote => quote.Line("id")).OfType<string>().Where(quote => IdGrammar.Quote.TryParse(quote, out _))],
    };

    private static LiftState StateOf(ResponseNode data) => (data.Text("sourcingDisplayStatus"), data.Text("sourcingStatus")) switch
    {
        ("Accepted", _) or (null, "2") => LiftState.Quoted,
        ("Declined", _) or (null, "3") => LiftState.Declined,
        ("Expired", _) => LiftState.Expired,
        _ => LiftState.Unanswered,
    };
}

/// <summary>What an operator did with an aircraft that was asked for.</summary>
public enum LiftState
{
    /// <summary>Nothing yet, or nothing that we understand.</summary>
    Unanswered,

    /// <summary>Offered it. Avinode says <c>Accepted</c>, which is the operator's word, not the buyer's.</summary>
    Quoted,

    /// <summary>Declined.</summary>
    Declined,

    /// <summary>The offer is no longer open.</summary>
    Expired,
}
