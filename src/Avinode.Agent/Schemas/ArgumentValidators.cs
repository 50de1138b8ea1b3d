using System.Text.Json;
using Avinode.Bookings;

namespace Avinode.Agent;

/// <summary>Checks what a schema cannot say: a length in bytes, a date in the past. Arguments may still be of the wrong type.</summary>
internal delegate IEnumerable<Problem> ArgumentValidator(IReadOnlyDictionary<string, JsonElement> arguments, TimeProvider clock);

internal static class ArgumentValidators
{
    public static ArgumentValidator? Of(string tool) => tool switch
    {
        "book_flight" => Order,
        "decline_quote" or "send_trip_message" => (arguments, _) => MessageRules.CheckText(arguments.Text("message")),
        "get_trip_messages" => (arguments, _) => Times(arguments, "since"),
        "list_bookings" => Listing,
        _ => null,
    };

    private static IEnumerable<Problem> Times(IReadOnlyDictionary<string, JsonElement> arguments, params string[] names) =>
        from name in names
        where arguments.Text(name) is { } time && !Timestamp.TryRead(time, out _)
        select new Problem(name, "must be an ISO 8601 date or time such as 2026-01-31T09:30:00Z");

    private static IEnumerable<Problem> Listing(IReadOnlyDictionary<string, JsonElement> arguments, TimeProvider clock)
    {
        var times = Times(arguments, "from", "until");
        return arguments.Text("cursor") is { } cursor && !BookingCursor.TryRead(cursor, out _)
            ? times.Append(new Problem("cursor", "must be the next_cursor of a page before"))
            : times;
    }

    private static IReadOnlyList<Problem> Order(IReadOnlyDictionary<string, JsonElement> arguments, TimeProvider clock) =>
        BookingRules.Check(LenientOrderReader.Of(arguments), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
}
