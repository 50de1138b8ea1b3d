using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>A company that flies charters, and how it behaves when a flight is booked.</summary>
internal sealed record Operator(
    int CompanyId, string Name, string Contact, string ConfirmationPrefix, string? DeclinesBookingsBecause = null)
{
    public static readonly Operator BlueHeron = new(7001, "Blue Heron Aviation (simulated)", "Sam Okafor", "BH");
    public static readonly Operator Northgate = new(7002, "Northgate Jets (simulated)", "Ingrid Vale", "NG");
    public static readonly Operator Meridian = new(
        7003, "Meridian Sky Charter (simulated)", "Luca Ferri", "MS", "The aircraft went into unscheduled maintenance.");

    public JsonObject Company() => new() { ["id"] = CompanyId, ["displayName"] = Name };

    public JsonObject Account() => new() { ["displayName"] = Contact };
}

/// <summary>The broker whose connection this is.</summary>
internal static class Buyer
{
    public static JsonObject Company() => new() { ["id"] = 8001, ["displayName"] = "Example Charter Desk (simulated)" };

    public static JsonObject Account() => new() { ["displayName"] = "Dana Broker" };
}
