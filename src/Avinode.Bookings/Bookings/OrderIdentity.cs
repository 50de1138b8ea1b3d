using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Avinode.Bookings;

/// <summary>What makes two orders the same booking, without their values: keyed hashes only.</summary>
internal sealed class OrderIdentity
{
    private const char Separator = '\u001f';
    private const int HashBytes = 8;

    private OrderIdentity(string key, string fingerprint)
    {
        Key = key;
        Fingerprint = fingerprint;
    }

    /// <summary>The caller's key, else the broker's reference, else a hash of the whole order.</summary>
    public string Key { get; }

    /// <summary>A hash of each field: <c>quote_id=…;trip_id=…</c>.</summary>
    public string Fingerprint { get; }

    public static OrderIdentity Of(BookingOrder order, string? key, ReadOnlySpan<byte> macKey)
    {
        var fingerprint = new StringBuilder();
        foreach (var (field, value) in Fields(order))
        {
            fingerprint.Append(CultureInfo.InvariantCulture, $"{field}={Hash(macKey, field + Separator + value)};");
        }

        var whole = fingerprint.ToString();
        var named = key is not null ? $"key:{key}"
            : order.ClientReference is { } reference ? KeyOf(reference)
            : $"order:{Hash(macKey, whole, HMACSHA256.HashSizeInBytes)}";
        return new OrderIdentity(named, whole);
    }

    /// <summary>The key of an order that has none but the broker's reference.</summary>
    public static string KeyOf(string clientReference) => $"ref:{clientReference}";

    /// <summary>The fields in which another order with the same key differs.</summary>
    public IReadOnlyList<string> DifferencesFrom(string fingerprint)
    {
        var theirs = fingerprint.Split(';').ToHashSet(StringComparer.Ordinal);
        return [.. Fingerprint.Split(';').Where(field => !theirs.Contains(field)).Select(field => field.Split('=')[0])];
    }

    private static IEnumerable<(string Field, string Value)> Fields(BookingOrder order) =>
    [
        ("quote_id", $"{order.QuoteId}"),
        ("trip_id", $"{order.TripId}"),
        ("customer.name", order.Customer.Name.Trim()),
        ("customer.email", order.Customer.Email.ToUpperInvariant()),
        ("customer.phone", order.Customer.Phone ?? ""),
        ("customer.company", order.Customer.Company ?? ""),
        ("passengers", string.Join(Separator, (order.Passengers ?? []).SelectMany(Words))),
        ("payment_method", order.PaymentMethod ?? PaymentMethods.WireTransfer),
        ("special_requests", order.SpecialRequests ?? ""),
        ("client_reference", order.ClientReference ?? ""),

        // Only where it is given: orders were kept before there was such a field.
        .. order.RequestId is { } request ? [("request_id", request.ToString())] : Array.Empty<(string, string)>(),
    ];

    private static IEnumerable<string?> Words(PassengerDetails passenger) =>
        [passenger.FirstName, passenger.LastName, passenger.DateOfBirth, passenger.PassportNumber, passenger.Nationality];

    private static string Hash(ReadOnlySpan<byte> macKey, string text, int bytes = HashBytes) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(macKey, Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
