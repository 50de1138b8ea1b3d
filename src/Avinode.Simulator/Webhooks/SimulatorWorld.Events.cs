namespace Avinode.Simulator;

public sealed partial class SimulatorWorld
{
    private readonly List<SimulatorEvent> events = [];

    /// <summary>What has happened until now, oldest first; the list only ever grows.</summary>
    public IReadOnlyList<SimulatorEvent> Events
    {
        get
        {
            lock (gate)
            {
                // Some events are recorded before they are due; OrderBy is stable.
                return [.. events.Where(each => each.At <= Now).OrderBy(each => each.At)];
            }
        }
    }

    private void Record(string name, DateTimeOffset at, IdKind kind, int number, Trip trip) =>
        events.Add(new SimulatorEvent(name, at, kind.Type, kind.Format(number), trip.DisplayId));
}
