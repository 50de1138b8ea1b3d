using System.Text;
using System.Text.Json;

namespace Avinode.Bookings.Web;

/// <summary>A line of history as it goes over the wire, written once for all who listen.</summary>
/// <param name="Id">Its place.</param>
/// <param name="BookingId">The booking that it is about; null for a message.</param>
/// <param name="Bytes">What is sent.</param>
internal sealed record EventFrame(long Id, Guid? BookingId, ReadOnlyMemory<byte> Bytes)
{
    public static EventFrame Of(EventLine line)
    {
        // JSON holds no line break of its own: the data is one line, whatever a detail says.
        var data = JsonSerializer.Serialize(EventView.Of(line), ServiceJson.Default.EventView);
        return new EventFrame(line.Id, line.Booking?.Id, Encoding.UTF8.GetBytes($"id: {line.Id}\nevent: {(line.Booking is null ? "message" : "booking")}\ndata: {data}\n\n"));
    }
}
