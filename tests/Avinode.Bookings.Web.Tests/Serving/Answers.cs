using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

/// <summary>Short words for talking to the service, and for what Avinode says.</summary>
internal static class Answers
{
    public const string Quote = """
        {"meta":{"errors":[]},"data":{"id":"aquote-50000001","type":"quotes","sellerPrice":{"price":38500.0,"currency":"USD"},
        "lift":{"aircraftType":"Citation Latitude"},"sellerCompany":{"displayName":"Blue Ridge Air"},
        "segments":[{"startAirport":{"icao":"KTEB"},"endAirport":{"icao":"KVNY"},"dateTime":{"date":"2027-06-10","time":"09:00"}}]}}
        """;

    public const string Accepted = """{"bookingId":"abooking-70000001","status":"pending"}""";

    public const string Order = """
        {"quote_id":"aquote-50000001","trip_id":"atrip-10002222","customer":{"name":"Pat Client","email":"pat@example.com"},
        "passengers":[{"first_name":"Pat","last_name":"Client","date_of_birth":"1981-02-03","passport_number":"ZX98765QQ"}]}
        """;

    /// <summary>Lets Avinode know the quote and take its booking.</summary>
    public static void TakesBookings(this StubUpstream upstream)
    {
        upstream.Answer("GET", "/quotes/50000001", StubResponse.Json(Quote));
        upstream.Answer("POST", "/bookrequest", StubResponse.Json(Accepted));
        upstream.Holds("pending");
    }

    /// <summary>Lets Avinode hold the booking in this state.</summary>
    public static void Holds(this StubUpstream upstream, string status, string more = "") => upstream.Answer(
        "GET",
        "/bookings/70000001",
        StubResponse.Json($$"""{"id":"abooking-70000001","type":"bookings","quoteId":"aquote-50000001","status":"{{status}}"{{more}}}"""));

    public static StringContent Json(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    /// <summary>Posts, with an idempotency key or without.</summary>
    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, string body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PatchJsonAsync(this HttpClient client, string path, string body) =>
        client.PatchAsync(new Uri(path, UriKind.Relative), Json(body));

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path) =>
        await (await client.GetAsync(new Uri(path, UriKind.Relative))).JsonAsync();

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : null;
}
