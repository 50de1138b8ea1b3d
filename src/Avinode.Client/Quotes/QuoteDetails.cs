namespace Avinode.Client;

/// <summary>An operator's priced offer; null is what Avinode does not say.</summary>
public sealed record QuoteDetails
{
    private const int MaxMessage = 2000;

    public decimal? Price { get; init; }
    public string? Currency { get; init; }

    /// <summary>Start of the first leg: ICAO code, else IATA, else FAA.</summary>
    public string? DepartureAirport { get; init; }

    /// <summary>The end of the last leg, or of the first one where the last leads back to the start.</summary>
    public string? ArrivalAirport { get; init; }

    /// <summary>Departure of the first leg: UTC where Avinode gives it, else the airport's own time taken as UTC.</summary>
    public DateTimeOffset? DepartureAt { get; init; }

    public string? AircraftType { get; init; }
    public string? AircraftTail { get; init; }
    public string? OperatorName { get; init; }

    /// <summary>The operator's note: untrusted text, cleaned and capped.</summary>
    public string? Message { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
    public IReadOnlyList<FlightLeg> Legs { get; init; } = [];

    internal static QuoteDetails? Of(ResponseNode data)
    {
        if (data.Text("id", "quoteId") is null)
        {
            return null;
        }

        var legs = data["segments"].Items.ToArray();
        var (first, last) = legs.Length == 0 ? (default, default) : (legs[0], legs[^1]);
        var departure = Airport(first["startAirport"]);
        var price = data["sellerPrice"];
        return new QuoteDetails
        {
            Price = price.Amount("price"),
            Currency = Name(price.Text("currency")),
            DepartureAirport = departure,
            ArrivalAirport = Airport(last["endAirport"]) is { } end && end != departure ? end : Airport(first["endAirport"]),
            DepartureAt = first["departureDateTime"].Time("dateTimeUTC") ?? Local(first["dateTime"]),
            AircraftType = Name(data["lift"].Text("aircraftType", "aircraftCategory")),
            AircraftTail = data["lift"].Line("aircraftTail"),
            OperatorName = Name(data["sellerCompany"].Text("displayName", "name")),
            Message = data.Text("sellerMessage") is { } message ? UntrustedText.Clean(message, MaxMessage) : null,
            CreatedAt = data.Time("createdOn"),
            Legs = FlightLeg.All(data["segments"]),
        };
    }

    private static DateTimeOffset? Local(ResponseNode at) =>
        at.Text("date") is { } date && ResponseNode.ReadTime($"{date}T{at.Text("time") ?? "00:00"}") is { } time ? time : null;

    private static string? Airport(ResponseNode airport) => Name(airport.Text("icao", "iata", "faa"));

    private static string? Name(string? name) => name is null ? null : UntrustedText.Clean(name, 120).ReplaceLineEndings(" ");
}
