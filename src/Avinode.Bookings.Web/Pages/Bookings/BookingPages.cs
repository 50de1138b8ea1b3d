using Avinode.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>The pages about bookings. They ask the database alone, so that they are quick, and there when Avinode is not.</summary>
internal static class BookingPages
{
    private const int PageSize = 30;

    public static async Task<RazorComponentResult<BookingsPage>> ListAsync(
        string? state, string? customer, string? cursor, BookingStore store, CancellationToken cancellationToken)
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

    public static async Task<RazorComponentResult<BookingPage>> ShowAsync(
        string id, HttpContext context, BookingFinder finder, BookingStore store, BookingService desk, Outbox outbox, CancellationToken cancellationToken)
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

/// <summary>Which bookings a person wants to see.</summary>
/// <param name="State">One of <see cref="States"/>; null for any.</param>
/// <param name="Customer">A part of the customer's name, e-mail address or company.</param>
/// <param name="Cursor">Where the page before ended.</param>
public sealed record BookingQuery(string? State, string? Customer, string? Cursor)
{
    private const string Lost = "unknown";
    private const string Refused = "refused";

    /// <summary>The states that can be asked for, and how the desk calls them.</summary>
    public static IReadOnlyList<(string Word, string Label)> States { get; } =
        [(Lost, "Outcome unknown"), .. Enum.GetValues<BookingStatus>().Select(status => (status.ToWire(), StatusBadge.LabelOf(status))), (Refused, "Refused")];

    /// <summary>Whether nothing is narrowed.</summary>
    public bool IsAnything => State is null && Customer is null;

    /// <summary>What a person typed; what makes no sense narrows nothing.</summary>
    public static BookingQuery Of(string? state, string? customer, string? cursor) => new(
        States.Any(known => known.Word == state) ? state : null,
        UntrustedText.Clean(customer, BookingRules.MaxEmail).Trim() is { Length: > 0 } name ? name : null,
        BookingCursor.TryRead(cursor, out _) ? cursor : null);

    /// <summary>The query of an address.</summary>
    public string ToQuery(string? cursor) => QueryString.Create(
        new[] { KeyValuePair.Create("state", State), KeyValuePair.Create("customer", Customer), KeyValuePair.Create("cursor", cursor) }.Where(pair => pair.Value is not null)).ToString();

    /// <summary>As the store understands it.</summary>
    public BookingFilter ToFilter(int limit) => new()
    {
        Status = State is not null && BookingStatuses.TryRead(State, out var status) ? status : null,
        Submission = State switch { Lost => SubmissionStatus.Unknown, Refused => SubmissionStatus.Rejected, _ => null },
        Customer = Customer,
        Limit = limit,
        After = BookingCursor.TryRead(Cursor, out var place) ? place : null,
    };
}
