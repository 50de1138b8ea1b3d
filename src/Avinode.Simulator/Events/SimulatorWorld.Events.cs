namespace Avinode.Simulator;

public sealed partial class SimulatorWorld
{
    private readonly List<SimulatorEvent> events = [];

    /// <summary>What has happened until now, oldest first; later readings only ever append to it.</summary>
    public IReadOnlyList<SimulatorEvent> Events
    {
        get
        {
            lock (gate)
            {
                // Events are written when they are certain, some before they are due; OrderBy is stable.
                return [.. events.Where(happening => happening.At <= Now).OrderBy(happening => happening.At)];
            }
        }
    }

    private void Record(string name, DateTimeOffset at, IdKind kind, int number, Trip trip) =>
        events.Add(new SimulatorEvent(name, at, kind.Type, kind.Format(number), trip.DisplayId));
}
