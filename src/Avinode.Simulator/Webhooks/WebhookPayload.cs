using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>A webhook's payload: a pointer. Bookings come with the event's name (src/contract/onek-141.md, section 5).</summary>
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
