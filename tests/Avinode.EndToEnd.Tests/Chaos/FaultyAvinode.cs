using System.Text.Json;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>An Avinode that fails at random, and remembers what really happened.</summary>
public sealed class FaultyAvinode(int seed)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _bookings = [];
    private readonly List<(string Reference, string Quote, bool IsRefused)> _received = [];

    /// <summary>Whether faults still happen; looking things up afterwards should work.</summary>
    public bool IsCalm { get; set; }

    /// <summary>The bookings that Avinode holds, by external reference.</summary>
    public IReadOnlyDictionary<string, string> Bookings => Read(() => new Dictionary<string, string>(_bookings));

    /// <summary>Every booking request that arrived, in order, and whether Avinode refused it for good.</summary>
    public IReadOnlyList<(string Reference, string Quote, bool IsRefused)> Received => Read(() => _received.ToArray());

    public StubResponse Answer(RecordedRequest request) => Read(() => (request.Method, request.Path) switch
    {
        ("POST", "/api/bookrequest") => Book(request.Body),
        ("GET", "/api/bookings") => LookUp(request.RawTarget),
        ("GET", var path) when path.StartsWith("/api/quotes/", StringComparison.Ordinal) =>
            Stumbles(10) ? StubResponse.Status(503) : StubResponse.Json($$$"""{"data":{"id":"aquote-{{{path[12..]}}}"}}"""),
        ("GET", var path) => StubResponse.Json($$"""{"id":"{{BookingIdPrefix}}{{path.Split('/')[^1]}}","status":"pending"}"""),
        _ => StubResponse.Status(404),
    });

    private const string BookingIdPrefix = "abooking-";

    // Longer than a program that has just started gives to others before it takes them for dead.
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(12);

    private StubResponse Book(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var reference = document.RootElement.GetProperty("externalReference").GetString()!;
        var fault = IsCalm ? 99 : _random.Next(100);
        _received.Add((reference, document.RootElement.GetProperty("quoteId").GetString()!, IsRefused: fault is >= 60 and < 71));
        return fault switch
        {
            < 8 => StubResponse.Status(500),
            < 14 => StubResponse.ResetAfterReading(),
            >= 14 and < 22 => After(reference, StubResponse.ResetAfterReading()),
            >= 22 and < 30 => After(reference, StubResponse.Status(502)),
            >= 30 and < 36 => After(reference, StubResponse.Truncated(Receipt(reference))),
            >= 36 and < 40 => After(reference, StubResponse.Html("<html>gateway</html>")),
            >= 60 and < 65 => StubResponse.Status(422),
            >= 65 and < 70 => StubResponse.Status(429),
            70 => StubResponse.Status(429).After(Task.Delay(Slowness, TimeProvider.System)),
            71 => StubResponse.Json(Receipt(reference)).After(Task.Delay(Slowness, TimeProvider.System)),
            _ => StubResponse.Json(Receipt(reference)),
        };
    }

    // The work is done, and the answer lost.
    private StubResponse After(string reference, StubResponse answer)
    {
        Receipt(reference);
        return answer;
    }

    private string Receipt(string reference)
    {
        if (!_bookings.TryGetValue(reference, out var id))
        {
            _bookings[reference] = id = $"{BookingIdPrefix}{7_000_000 + _bookings.Count}";
        }

        return $$"""{"bookingId":"{{id}}","status":"pending"}""";
    }

    private StubResponse LookUp(string target)
    {
        var reference = Uri.UnescapeDataString(target.Split('=')[^1]);
        return Stumbles(10) ? StubResponse.Status(503)
            : _bookings.TryGetValue(reference, out var id) ? StubResponse.Json($"[{Booking(id, reference)}]")
            : StubResponse.Json("[]");
    }

    private string Booking(string id, string reference)
    {
        var quote = _received.Last(each => each.Reference == reference).Quote;
        return $$"""{"id":"{{id}}","status":"pending","externalReference":"{{reference}}","quoteId":"{{quote}}"}""";
    }

    private bool Stumbles(int percent) => !IsCalm && _random.Next(100) < percent;

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
