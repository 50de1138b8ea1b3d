using System.Text.Json.Nodes;

namespace Avinode.Sandbox;

/// <summary>A company that flies charters, and how it behaves when a flight is booked.</summary>
internal sealed record Operator(
    int CompanyId, string Name, string Contact, string ConfirmationPrefix, string? DeclinesBookingsBecause = null)
{
    public static readonly Operator BlueHeron = new(7001, "Blue Heron Aviation (sandbox)", "Sam Okafor", "BH");
    public static readonly Operator Northgate = new(7002, "Northgate Jets (sandbox)", "Ingrid Vale", "NG");
    public static readonly Operator Meridian = new(
        7003, "Meridian Sky Charter (sandbox)", "Luca Ferri", "MS", "The aircraft went into unscheduled maintenance.");

    public JsonObject Company() => new() { ["id"] = CompanyId, ["displayName"] = Name };

    public JsonObject Account() => new() { ["displayName"] = Contact };
}

/// <summary>The broker whose connection this is.</summary>
internal static class Buyer
{
    public static JsonObject Company() => new() { ["id"] = 8001, ["displayName"] = "Example Charter Desk (sandbox)" };

    public static JsonObject Account() => new() { ["displayName"] = "Dana Broker" };
}
