using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Avinode.Simulator;

/// <summary>The body of a booking request, found to be complete.</summary>
internal sealed record BookingRequest(string QuoteId, string TripId, string? ExternalReference, string Fingerprint)
{
    private static readonly string[] PaymentMethods = ["wire_transfer", "credit_card", "invoice"];
    private static readonly string[] PassengerNames = ["firstName", "lastName"];

    public static BookingRequest Read(JsonElement body) =>
        new(body.Id("quoteId")!, body.Id("tripId")!, body.Text("externalReference"), FingerprintOf(body));

    /// <summary>Everything that is wrong with the body, each with its path.</summary>
    public static IEnumerable<ApiError> Problems(JsonElement body)
    {
        var buyer = body.Member("buyer") ?? default;
        (string Path, string? Value)[] required =
        [
            ("quoteId", body.Id("quoteId")),
            ("tripId", body.Id("tripId")),
            ("buyer.name", buyer.Text("name")),
            ("buyer.email", buyer.Text("email")),
        ];
        foreach (var (path, _) in required.Where(field => field.Value is null))
        {
            yield return ApiError.Missing(path);
        }

        if (buyer.Text("email") is { } email && !email.Contains('@', StringComparison.Ordinal))
        {
            yield return ApiError.Invalid("buyer.email", "an e-mail address");
        }

        if (body.Member("paymentMethod") is not null && !PaymentMethods.Contains(body.Text("paymentMethod")))
        {
            yield return ApiError.Invalid("paymentMethod", $"one of {string.Join(", ", PaymentMethods)}");
        }

        if (body.Member("externalReference") is not null && body.Text("externalReference") is null)
        {
            yield return ApiError.Invalid("externalReference", "a text");
        }

        foreach (var problem in PassengerProblems(body))
        {
            yield return problem;
        }
    }

    private static IEnumerable<ApiError> PassengerProblems(JsonElement body)
    {
        if (body.Member("passengers") is not { } passengers)
        {
            return [];
        }

        return passengers.ValueKind is not JsonValueKind.Array
            ? [ApiError.Invalid("passengers", "a list")]
            : passengers.EnumerateArray().SelectMany((passenger, index) =>
                PassengerNames.Where(name => passenger.Text(name) is null).Select(name => ApiError.Missing($"passengers[{index}].{name}")));
    }

    // Compared, never shown: what it is made of may hold passports. The ids are left out, as each has several spellings.
    private static string FingerprintOf(JsonElement body)
    {
        var members = body.EnumerateObject()
            .Where(member => member.Name is not ("quoteId" or "tripId"))
            .OrderBy(member => member.Name, StringComparer.Ordinal);
        var canonical = string.Join('\n', members.Select(member => $"{member.Name}={member.Value.GetRawText()}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }
}
