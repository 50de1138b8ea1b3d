using System.Text;
using System.Text.Json;

namespace Avinode.Bookings.Web;

/// <summary>A line of history as live events show it. Nothing personal.</summary>
internal sealed class EventView
{
    /// <summary>Its place; a higher one is later.</summary>
    public required long Id { get; init; }

    /// <summary>
    /// Of a booking <c>intent, claimed, released, accepted, second, rejected, unknown, looked_up, status, updated, erased</c>; of a chat
    /// <c>message</c>.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>When, UTC.</summary>
    public required string At { get; init; }

    /// <summary>Who: <c>agent, web, ops, webhook, poll, reconciler</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>More about it; for a message, its id.</summary>
    public string? Detail { get; init; }

    /// <summary>The booking, as it stands now; absent for a message.</summary>
    public EventBookingView? Booking { get; init; }

    /// <summary>For a message: the request, or else the trip, that it belongs to.</summary>
    public string? Topic { get; init; }

    public static EventView Of(EventLine line) => new()
    {
        Id = line.Id,
        Type = line.Event.Type,
        At = Timestamp.Of(line.Event.At),
        Actor = line.Event.Actor,
        Detail = line.Event.Detail,
        Booking = line.Booking is { } booking ? EventBookingView.Of(booking) : null,
        Topic = line.Topic,
    };
}

/// <param name="AvinodeBookingId">Avinode's id, once known.</param>
/// <param name="Submission">What is known of the one request that made it.</param>
internal sealed record EventBookingView(
    Guid Id, string Reference, string? AvinodeBookingId, string AvinodeQuoteId, string AvinodeTripId, string Status, string Submission)
{
    public static EventBookingView Of(EventBooking booking) => new(
        booking.Id, booking.Reference, booking.AvinodeBookingId, booking.AvinodeQuoteId, booking.AvinodeTripId,
        booking.Status.ToWire(), booking.Submission.ToWire());
}

/// <summary>A server-sent event as bytes, serialized once for all listeners.</summary>
/// <param name="BookingId">The booking that it is about; null for a message.</param>
internal sealed record EventFrame(long Id, Guid? BookingId, ReadOnlyMemory<byte> Bytes)
{
    public static EventFrame Of(EventLine line)
    {
        // JSON holds no line break of its own: the data is one line, whatever a detail says.
        var data = JsonSerializer.Serialize(EventView.Of(line), ServiceJson.Default.EventView);
        var name = line.Booking is null ? "message" : "booking";
        return new EventFrame(line.Id, line.Booking?.Id, Encoding.UTF8.GetBytes($"id: {line.Id}\nevent: {name}\ndata: {data}\n\n"));
    }
}
