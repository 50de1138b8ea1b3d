using System.Globalization;
using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>One flight of a trip, before an aircraft is chosen for it.</summary>
internal sealed record Leg(Airport From, Airport To, DateOnly Date, TimeOnly Time, int Passengers, int DistanceNm)
{
    public string LocalDate => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string LocalTime => Time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public DateTimeOffset Departure => new(Date.ToDateTime(Time), From.UtcOffset);

    public int FlightMinutes(Aircraft aircraft) => (DistanceNm * 60 / aircraft.CruiseKnots) + 12;

    public int BlockMinutes(Aircraft aircraft) => FlightMinutes(aircraft) + 12;

    public JsonObject ToJson() => new()
    {
        ["startAirport"] = From.Codes(),
        ["endAirport"] = To.Codes(),
        ["startAirportDetails"] = From.Details(),
        ["endAirportDetails"] = To.Details(),
        ["dateTime"] = new JsonObject { ["date"] = LocalDate, ["time"] = LocalTime, ["departure"] = true, ["local"] = true },
        ["departureDateTime"] = new JsonObject
        {
            ["dateTimeLocal"] = Departure.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            ["dateTimeUTC"] = Departure.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        },
        ["paxCount"] = Passengers.ToString(CultureInfo.InvariantCulture),
    };

    public JsonObject ToJson(Aircraft aircraft)
    {
        var json = ToJson();
        json["blockTimeMinutes"] = BlockMinutes(aircraft);
        json["flightMinutes"] = FlightMinutes(aircraft);
        json["distanceNM"] = DistanceNm;
        return json;
    }
}

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
