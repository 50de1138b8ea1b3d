namespace Avinode.Client;

/// <summary>A journey that a client asked for.</summary>
/// <param name="TripId">Avinode's id of the trip, as it stands in the answer.</param>
public sealed record TripDetails(string TripId)
{
    /// <summary>The six capitals and digits that people read out to each other.</summary>
    public string? DisplayId { get; init; }

    /// <summary>The broker's own id of the trip.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether it is cancelled, with all its requests.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>Its flights.</summary>
    public IReadOnlyList<FlightLeg> Legs { get; init; } = [];

    /// <summary>The ids of its requests, past their grammar.</summary>
    public IReadOnlyList<string> RequestIds { get; init; } = [];

    /// <summary>What Avinode remarked beside the answer.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    internal static TripDetails? Of(ResponseNode data) => data.Line("id") is { } id && IdGrammar.Trip.TryParse(id, out _)
        ? new TripDetails(id)
        {
            DisplayId = data.Line("tripId"),
            ExternalId = data.Line("externalTripId"),
            IsCanceled = data.IsTrue("canceled"),
            Legs = FlightLeg.All(data["segments"]),
            RequestIds = [.. data["rfqs"].Items.Select(rfq => rfq.Line("id")).OfType<string>().Where(rfq => IdGrammar.Rfq.TryParse(rfq, out _))],
        }
        : null;
}
