using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>An aircraft of an operator; the registrations are made up.</summary>
internal sealed record Aircraft(string Tail, string Type, string Category, int Seats, int CruiseKnots)
{
    public JsonObject ToJson() => new() { ["aircraftTail"] = Tail, ["aircraftType"] = Type, ["aircraftCategory"] = Category, ["seats"] = Seats };
}
