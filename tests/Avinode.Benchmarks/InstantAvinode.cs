using System.Globalization;
using Avinode.Testing;

namespace Avinode.Benchmarks;

/// <summary>An Avinode that takes no time: any quote can be booked, and each booking is pending.</summary>
internal static class InstantAvinode
{
    private const string Quote = """
        {"meta":{"errors":[]},"data":{"id":"aquote-1","type":"quotes","sellerPrice":{"price":38500.0,"currency":"USD"},
        "lift":{"aircraftType":"Citation Latitude"},"sellerCompany":{"displayName":"Blue Ridge Air"},"segments":[
        {"startAirport":{"icao":"KTEB"},"endAirport":{"icao":"KVNY"},"dateTime":{"date":"2027-06-10","time":"09:00"}}]}}
        """;

    public static async Task<StubUpstream> StartAsync()
    {
        var upstream = await StubUpstream.StartAsync();
        var last = 0;
        upstream.AnswerAll(StubResponse.By(request => StubResponse.Json(
            request.Method == "GET" ? Quote : Receipt(Interlocked.Increment(ref last)))));
        return upstream;
    }

    private static string Receipt(int number) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"bookingId":"abooking-{{number}}","status":"pending"}""");
}
