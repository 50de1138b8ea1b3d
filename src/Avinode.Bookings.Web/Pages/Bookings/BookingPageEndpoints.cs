using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>The pages about bookings. They ask the database alone, so that they are quick, and there when Avinode is not.</summary>
internal static class BookingPageEndpoints
{
    private const int PageSize = 30;

    public static void MapBookingPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/bookings", ListAsync);
        pages.MapGet("/bookings/{id}", ShowAsync);
    }

    private static async Task<RazorComponentResult<BookingsPage>> ListAsync(string? state, string? customer, string? cursor, IBookingStore store, CancellationToken cancellationToken)
    {
        var asked = BookingQuery.Of(state, customer, cursor);
        var found = await store.ListAsync(asked.ToFilter(PageSize + 1), cancellationToken);
        return new RazorComponentResult<BookingsPage>(new Dictionary<string, object?>
        {
            [nameof(BookingsPage.Asked)] = asked,
            [nameof(BookingsPage.Bookings)] = found.Take(PageSize).ToArray(),
            [nameof(BookingsPage.Next)] = found.Count > PageSize ? BookingCursor.Of(found[PageSize - 1]).ToString() : null,
        });
    }

    private static async Task<RazorComponentResult<BookingPage>> ShowAsync(
        string id, HttpContext context, BookingFinder finder, IBookingStore store, BookingService desk, Outbox outbox, CancellationToken cancellationToken)
    {
        var booking = await finder.FindAsync(id, cancellationToken);
        return new RazorComponentResult<BookingPage>(new Dictionary<string, object?>
        {
            [nameof(BookingPage.Booking)] = booking,
            [nameof(BookingPage.Passengers)] = Passengers(booking, desk),
            [nameof(BookingPage.History)] = await store.HistoryAsync(booking.Id, cancellationToken),
            [nameof(BookingPage.Mail)] = await outbox.ListAsync(booking.Id, cancellationToken),
            [nameof(BookingPage.CanDecide)] = context.User.IsInRole(Roles.Ops),
        });
    }

    // A key that is missing must not hide where a booking stands.
    private static IReadOnlyList<PassengerDetails>? Passengers(Booking booking, BookingService desk)
    {
        try
        {
            return desk.Passengers(booking) ?? [];
        }
        catch (PassengerDataException)
        {
            return null;
        }
    }
}
