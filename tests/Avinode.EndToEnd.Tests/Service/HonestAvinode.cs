using System.Text.Json;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>An Avinode that does what is asked, remembers it, and confirms every booking that it is asked about.</summary>
internal sealed class HonestAvinode
{
    private readonly Lock _lock = new();
    private readonly List<(string Reference, string Quote)> _bookings = [];

    /// <summary>The external reference of every booking request that arrived, in order.</summary>
    public IReadOnlyList<string> Received => Read(() => _bookings.Select(booking => booking.Reference).ToArray());

    public StubResponse Answer(RecordedRequest request) => (request.Method, request.Path) switch
    {
        ("POST", "/api/bookrequest") => Book(request),
        ("GET", "/api/bookings") => StubResponse.Json("[]"),
        ("GET", var path) when path.StartsWith("/api/quotes/", StringComparison.Ordinal) => Quote(path["/api/quotes/".Length..]),
        ("GET", var path) when path.StartsWith("/api/bookings/", StringComparison.Ordinal) => Booking(path["/api/bookings/".Length..]),
        _ => StubResponse.Status(404),
    };

    private StubResponse Book(RecordedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        var root = body.RootElement;
        var booking = (root.GetProperty("externalReference").GetString()!, root.GetProperty("quoteId").GetString()!);
        return Read(() =>
        {
            _bookings.Add(booking);
            return StubResponse.Json($$"""{"bookingId":"abooking-{{_bookings.Count}}","status":"pending"}""");
        });
    }

    private StubResponse Booking(string number) => Read(() =>
    {
        var (reference, quote) = _bookings[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) - 1];
        return StubResponse.Json(
            $$"""
            {"id":"abooking-{{number}}","type":"bookings","status":"confirmed","confirmationNumber":"OK-{{number}}",
            "externalReference":"{{reference}}","quoteId":"{{quote}}"}
            """);
    });

    private static StubResponse Quote(string number) => StubResponse.Json($$$"""
        {"data":{"id":"aquote-{{{number}}}","sellerPrice":{"price":38500.0,"currency":"USD"},
        "lift":{"aircraftType":"Citation Latitude"},"sellerCompany":{"displayName":"Blue Ridge Air"},
        "segments":[{"startAirport":{"icao":"KTEB"},"endAirport":{"icao":"KVNY"},"dateTime":{"date":"2027-06-10","time":"09:00"}}]}}
        """);

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
