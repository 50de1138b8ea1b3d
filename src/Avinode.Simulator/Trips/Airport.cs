using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>An airport; <paramref name="UtcOffset"/> is standard time, the simulator knows no daylight saving.</summary>
internal sealed record Airport(
    string Icao, string Iata, string Name, string City, string Country, string CountryName, string Province, TimeSpan UtcOffset)
{
    public static readonly Airport Teterboro =
        new("KTEB", "TEB", "Teterboro", "Teterboro", "US", "United States", "US-NJ", TimeSpan.FromHours(-5));
    public static readonly Airport VanNuys =
        new("KVNY", "VNY", "Van Nuys", "Los Angeles", "US", "United States", "US-CA", TimeSpan.FromHours(-8));
    public static readonly Airport Luton =
        new("EGGW", "LTN", "London Luton", "London", "GB", "United Kingdom", "GB-LUT", TimeSpan.Zero);
    public static readonly Airport Nice =
        new("LFMN", "NCE", "Nice Côte d'Azur", "Nice", "FR", "France", "FR-06", TimeSpan.FromHours(1));

    public JsonObject Codes() => new() { ["icao"] = Icao, ["iata"] = Iata };

    public JsonObject Details() => new()
    {
        ["icao"] = Icao,
        ["iata"] = Iata,
        ["name"] = Name,
        ["city"] = City,
        ["country"] = new JsonObject { ["code"] = Country, ["name"] = CountryName },
        ["province"] = new JsonObject { ["code"] = Province },
    };
}
