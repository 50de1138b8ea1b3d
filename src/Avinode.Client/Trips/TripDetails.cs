namespace Avinode.Client;

/// <summary>A journey that a client asked for.</summary>
public sealed record TripDetails(string TripId)
{
    /// <summary>The six capitals and digits that people read out to each other.</summary>
    public string? DisplayId { get; init; }

    /// <summary>The broker's own id.</summary>
    public string? ExternalId { get; init; }

    /// <summary>A cancelled trip cancels all its RFQs.</summary>
    public bool IsCanceled { get; init; }

    public IReadOnlyList<FlightLeg> Legs { get; init; } = [];
    public IReadOnlyList<string> RequestIds { get; init; } = [];
    public IReadOnlyList<string> Warnings { get; init; } = [];

    internal static TripDetails? Of(ResponseNode data) => data.Line("id") is { } id && IdGrammar.Trip.TryParse(id, out _)
        ? new TripDetails(id)
        {
            DisplayId = data.Line("tripId"),
            ExternalId = data.Line("externalTripId"),
            IsCanceled = data.IsTrue("canceled"),
            Legs = FlightLeg.All(data["segments"]),
            RequestIds = [.. data["rfqs"].Items.Select(rfq => rfq.Line("id")).OfType<string>().Where(IsRfq)],
        }
        : null;

    private static bool IsRfq(string id) => IdGrammar.Rfq.TryParse(id, out _);
}
