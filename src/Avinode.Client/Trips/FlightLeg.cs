using System.Globalization;

namespace Avinode.Client;

/// <summary>One flight of a trip, as far as Avinode's answer tells.</summary>
public sealed record FlightLeg
{
    /// <summary>Where it starts.</summary>
    public AirportDetails? From { get; init; }

    /// <summary>Where it ends.</summary>
    public AirportDetails? To { get; init; }

    /// <summary>Departure by the clocks of the airport: an ISO 8601 date, with <c>T</c> and a time where one is given.</summary>
    public string? DepartureLocal { get; init; }

    /// <summary>Departure in UTC, where Avinode gives it.</summary>
    public DateTimeOffset? DepartureUtc { get; init; }

    /// <summary>How many fly.</summary>
    public int? Passengers { get; init; }

    /// <summary>From block to block, in minutes.</summary>
    public int? BlockMinutes { get; init; }

    internal static IReadOnlyList<FlightLeg> All(ResponseNode segments) => [.. segments.Items.Select(Of)];

    private static FlightLeg Of(ResponseNode segment)
    {
        var at = segment["dateTime"];
        return new FlightLeg
        {
            From = AirportDetails.Of(segment["startAirport"], segment["startAirportDetails"]),
            To = AirportDetails.Of(segment["endAirport"], segment["endAirportDetails"]),
            DepartureLocal = Local(at.Line("date"), at.Line("time")),
            DepartureUtc = segment["departureDateTime"].Time("dateTimeUTC"),
            Passengers = Whole(segment.Number("paxCount")),
            BlockMinutes = Whole(segment.Number("blockTimeMinutes")),
        };
    }

    // Read and written again, so that nothing else than a date gets through.
    private static string? Local(string? date, string? time) =>
        ResponseNode.ReadTime(date) is not { } day ? null
        : TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var clock) ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T{clock:HH:mm}")
        : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? Whole(decimal? number) => number is >= 0 and <= 100_000 ? (int)number : null;
}

/// <summary>An airport.</summary>
/// <param name="Code">ICAO code, else IATA, else FAA.</param>
public sealed record AirportDetails(string Code)
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>The city that it serves.</summary>
    public string? City { get; init; }

    internal static AirportDetails? Of(ResponseNode codes, ResponseNode details) =>
        (codes.Line("icao", "iata", "faa") ?? details.Line("icao", "iata", "faa")) is { } code
            ? new AirportDetails(code) { Name = details.Line("name"), City = details.Line("city") }
            : null;
}
