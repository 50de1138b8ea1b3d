using System.Text;
using System.Text.Json;
using Avinode.Bookings;
using Avinode.Client;

namespace Avinode.Mcp;

/// <summary>Finds what a schema cannot say, such as a length in bytes or a date in the past. Arguments may still be of the wrong type.</summary>
internal delegate IEnumerable<Problem> DeepCheck(IReadOnlyDictionary<string, JsonElement> arguments, TimeProvider clock);

/// <summary>The deep checks, by tool.</summary>
internal static class DeepChecks
{
    public static DeepCheck? Of(string tool) => tool switch
    {
        "book_flight" => Order,
        "decline_quote" => MessageBytes,
        "send_trip_message" => MessageBytes,
        "get_trip_messages" => Since,
        _ => null,
    };

    private static IEnumerable<Problem> MessageBytes(IReadOnlyDictionary<string, JsonElement> arguments, TimeProvider clock)
    {
        var message = arguments.Text("message") ?? "";
        if (Encoding.UTF8.GetByteCount(message) is var bytes && bytes > AvinodeClient.MaxMessageBytes)
        {
            yield return new Problem("message", $"must be at most {AvinodeClient.MaxMessageBytes} bytes of UTF-8; received {bytes}");
        }

        if (message.Length > 0 && string.IsNullOrWhiteSpace(message))
        {
            yield return new Problem("message", "must not be blank");
        }
    }

    private static IEnumerable<Problem> Since(IReadOnlyDictionary<string, JsonElement> arguments, TimeProvider clock)
    {
        if (arguments.Text("since") is { } since && !Timestamp.TryRead(since, out _))
        {
            yield return new Problem("since", "must be an ISO 8601 date or time such as 2026-01-31T09:30:00Z");
        }
    }

    private static IReadOnlyList<Problem> Order(IReadOnlyDictionary<string, JsonElement> arguments, TimeProvider clock) =>
        BookingRules.Check(DraftOrder.Of(arguments), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
}
