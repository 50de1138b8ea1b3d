namespace Avinode.Simulator;

/// <summary>What a client wants to fly.</summary>
internal sealed class Trip(int number, string displayId, string externalId, DateTimeOffset createdOn, Leg[] legs)
{
    public int Number { get; } = number;

    /// <summary>Six capitals and digits, as people read it out to each other.</summary>
    public string DisplayId { get; } = displayId;

    public string ExternalId { get; } = externalId;
    public DateTimeOffset CreatedOn { get; } = createdOn;
    public Leg[] Legs { get; } = legs;
    public List<Rfq> Rfqs { get; } = [];
    public bool IsCanceled { get; private set; }

    public void Cancel() => IsCanceled = true;
}
