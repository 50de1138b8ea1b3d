using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>What a webhook says: a pointer, as the real ones are; for bookings with the event's name, as ONEK-141 has it.</summary>
internal static class WebhookPayload
{
    private const string Bookings = "bookings";

    public static string Of(SimulatorEvent happening, string eventId, string baseAddress)
    {
        var payload = new JsonObject();
        if (happening.Type == Bookings)
        {
            payload["event"] = happening.Name;
            payload["eventId"] = eventId;
            payload["timestamp"] = happening.At.ToWire();
            payload["bookingId"] = happening.Id;
        }

        payload["id"] = happening.Id;
        payload["href"] = $"{baseAddress}{happening.Type}/{happening.Id}";
        payload["type"] = happening.Type;
        payload["tripId"] = happening.TripId;
        return payload.ToJsonString();
    }
}
