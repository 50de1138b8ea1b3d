using System.Text.Json;
using Avinode.Bookings;
using Avinode.Client;

namespace Avinode.Agent;

/// <summary>Reads as much of an order as can be read, so that its rules are checked together with its types.</summary>
internal static class LenientOrderReader
{
    public static BookingOrder Of(IReadOnlyDictionary<string, JsonElement> arguments) => new()
    {
        QuoteId = QuoteId.TryParse(arguments.Text("quote_id"), out var quote) ? quote : null,
        TripId = TripId.TryParse(arguments.Text("trip_id"), out var trip) ? trip : null,
        Customer = CustomerOf(arguments.Members("customer")),
        Passengers = arguments.TryGetValue("passengers", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(item => PassengerOf(Members(item)))]
            : null,
        PaymentMethod = arguments.Text("payment_method"),
        SpecialRequests = arguments.Text("special_requests"),
        ClientReference = arguments.Text("client_reference"),
    };

    /// <summary>A text among the arguments; null when there is none, or something else stands in its place.</summary>
    public static string? Text(this IReadOnlyDictionary<string, JsonElement> arguments, string name) =>
        arguments.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Customer CustomerOf(IReadOnlyDictionary<string, JsonElement> customer) => new()
    {
        Name = customer.Text("name") ?? "",
        Email = customer.Text("email") ?? "",
        Phone = customer.Text("phone"),
        Company = customer.Text("company"),
    };

    private static PassengerDetails PassengerOf(IReadOnlyDictionary<string, JsonElement> passenger) => new()
    {
        FirstName = passenger.Text("first_name") ?? "",
        LastName = passenger.Text("last_name") ?? "",
        DateOfBirth = passenger.Text("date_of_birth"),
        PassportNumber = passenger.Text("passport_number"),
        Nationality = passenger.Text("nationality"),
    };

    private static Dictionary<string, JsonElement> Members(this IReadOnlyDictionary<string, JsonElement> arguments, string name) =>
        arguments.TryGetValue(name, out var value) ? Members(value) : [];

    private static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                members[member.Name] = member.Value;
            }
        }

        return members;
    }
}
