namespace Avinode.Simulator;

public sealed partial class SimulatorWorld
{
    private readonly List<Rfq> rfqs = [];

    /// <summary>The ids of the requests that stand on the trips, in the order of <see cref="TripIds"/>.</summary>
    public IReadOnlyList<string> RfqIds => [.. trips.SelectMany(trip => trip.Rfqs).Select(rfq => IdKind.Rfq.Format(rfq.Number))];

    private IEnumerable<SellerLift> Lifts => rfqs.SelectMany(rfq => rfq.Lifts);

    internal Rfq AddRfq(Rfq rfq)
    {
        rfqs.Add(rfq);
        return rfq;
    }

    internal SellerLift AddLift(Rfq rfq, Aircraft aircraft)
    {
        var lift = new SellerLift(60000001 + Lifts.Count(), rfq, aircraft);
        rfq.Lifts.Add(lift);
        return lift;
    }

    internal Rfq? FindRfq(string id) =>
        IdKind.Rfq.Parse(id) is not { } number ? null
        : SimulatorFaults.IsMagic(number) ? standInRfq
        : rfqs.FirstOrDefault(rfq => rfq.Number == number);

    /// <summary>What a message can be about: a whole request, or one aircraft of it.</summary>
    internal (Rfq Rfq, SellerLift[] Lifts)? FindRequest(string id)
    {
        if (FindRfq(id) is { } rfq)
        {
            return (rfq, [.. rfq.Lifts]);
        }

        var number = IdKind.Lift.Parse(id);
        return number is { } magic && SimulatorFaults.IsMagic(magic) ? (standInRfq, [.. standInRfq.Lifts])
            : Lifts.FirstOrDefault(lift => lift.Number == number) is { } found ? (found.Rfq, [found])
            : null;
    }

    internal void Cancel(Rfq rfq)
    {
        rfq.Cancel();
        Record("TripRequestMine", Now, IdKind.Rfq, rfq.Number, rfq.Trip);
    }

    internal bool IsBooked(Rfq rfq) => rfq.Lifts.Any(lift => lift.Quote is { } quote && LiveBookingOf(quote) is not null);
}
