using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class GetBookingStatusTool(BookingService desk)
{
    /// <summary>Get the current status of a flight booking. Safe to call often; it never changes anything.</summary>
    /// <param name="booking_id">The booking ID to check</param>
    [McpServerTool(Name = "get_booking_status", Title = "Booking status",
        ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true, UseStructuredContent = true)]
    public async partial Task<BookingStatusResult> RunAsync([RegularExpression(IdGrammar.Shape)] string booking_id, CancellationToken cancellationToken) =>
        BookingStatusResult.Of(booking_id, await desk.GetStatusAsync(BookingId.Parse(booking_id), Actors.Agent, cancellationToken));
}
