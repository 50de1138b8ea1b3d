namespace Avinode.Simulator;

public sealed partial class SimulatorWorld
{
    private readonly List<Trip> trips = [];

    /// <summary>The ids of all trips, first the one whose chat has begun.</summary>
    public IReadOnlyList<string> TripIds => [.. trips.Select(trip => IdKind.Trip.Format(trip.Number))];

    internal Trip AddTrip(Trip trip)
    {
        trips.Add(trip);
        return trip;
    }

    /// <summary>Finds a trip by its display id or by any spelling of its id.</summary>
    internal Trip? FindTrip(string id) =>
        trips.FirstOrDefault(trip => trip.DisplayId == id)
        ?? (IdKind.Trip.Parse(id) is not { } number ? null
            : SimulatorFaults.IsMagic(number) ? trips[0]
            : trips.FirstOrDefault(trip => trip.Number == number));

    /// <summary>Cancels the trip with every request on it but those that have become a booking.</summary>
    internal void Cancel(Trip trip)
    {
        trip.Cancel();
        foreach (var rfq in trip.Rfqs.Where(rfq => !rfq.IsCanceled && !IsBooked(rfq)))
        {
            Cancel(rfq);
        }
    }
}
