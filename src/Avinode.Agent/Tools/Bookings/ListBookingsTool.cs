using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class ListBookingsTool(BookingService desk)
{
    /// <summary>List the bookings made here, newest first: what was booked, for whom, and where it stands as far as known. For the newest word of one booking use get_booking_status.</summary>
    /// <param name="status">Only bookings in this state</param>
    /// <param name="customer">Part of the customer's name, e-mail address or company</param>
    /// <param name="from">Only bookings made at or after this time (ISO 8601)</param>
    /// <param name="until">Only bookings made before this time (ISO 8601)</param>
    /// <param name="limit">The most bookings to return</param>
    /// <param name="cursor">next_cursor of the page before</param>
    [McpServerTool(Name = "list_bookings", Title = "Bookings",
        ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    public async partial Task<BookingListResult> RunAsync(
        [AllowedValues("pending", "confirmed", "payment_pending", "paid", "completed", "cancelled", "refunded")] string? status = null,
        [StringLength(BookingRules.MaxEmail, MinimumLength = 1)] string? customer = null,
        string? from = null,
        string? until = null,
        [Range(1, 200)] int limit = 50,
        string? cursor = null,
        CancellationToken cancellationToken = default)
    {
        var filter = new BookingFilter
        {
            Status = BookingStatuses.TryRead(status, out var wanted) ? wanted : null,
            Customer = customer,
            From = Timestamp.Read(from),
            Until = Timestamp.Read(until),
            Limit = limit + 1,
            After = BookingCursor.TryRead(cursor, out var after) ? after : null,
        };
        var found = await desk.ListAsync(filter, cancellationToken);
        return new BookingListResult
        {
            Bookings = [.. found.Take(limit).Select(BookingSummary.Of)],
            NextCursor = found.Count > limit ? BookingCursor.Of(found[limit - 1]).ToString() : null,
        };
    }
}
