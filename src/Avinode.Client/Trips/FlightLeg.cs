using System.Globalization;

namespace Avinode.Client;

/// <summary>One flight of a trip; null is what Avinode does not say.</summary>
public sealed record FlightLeg
{
    public AirportDetails? From { get; init; }
    public AirportDetails? To { get; init; }

    /// <summary>Local time of the departure airport: an ISO 8601 date, with <c>T</c> and a time where one is given.</summary>
    public string? DepartureLocal { get; init; }

    public DateTimeOffset? DepartureUtc { get; init; }
    public int? Passengers { get; init; }
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

    // Parsed and written again, so that only a date gets through.
    private static string? Local(string? date, string? time)
    {
        var day = ResponseNode.ReadTime(date)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return day is not null && TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var clock)
            ? day + clock.ToString("'T'HH:mm", CultureInfo.InvariantCulture)
            : day;
    }

    private static int? Whole(decimal? number) => number is >= 0 and <= 100_000 ? (int)number : null;
}

/// <param name="Code">ICAO code, else IATA, else FAA.</param>
public sealed record AirportDetails(string Code)
{
    public string? Name { get; init; }
    public string? City { get; init; }

    internal static AirportDetails? Of(ResponseNode codes, ResponseNode details) =>
        (codes.Line("icao", "iata", "faa") ?? details.Line("icao", "iata", "faa")) is { } code
            ? new AirportDetails(code) { Name = details.Line("name"), City = details.Line("city") }
            : null;
}
