using Avinode.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>The pages about bookings. They read only the database, so they work while Avinode is down.</summary>
internal static class BookingPages
{
    private const int PageSize = 30;

    public static async Task<RazorComponentResult<BookingsPage>> ListAsync(
        string? state, string? customer, string? cursor, BookingReader bookings, CancellationToken cancellationToken)
    {
        var query = BookingQuery.Of(state, customer, cursor);
        var page = (await bookings.ListAsync(query.ToFilter(PageSize), cancellationToken)).Value;
        return new RazorComponentResult<BookingsPage>(new Dictionary<string, object?>
        {
            [nameof(BookingsPage.Query)] = query,
            [nameof(BookingsPage.Bookings)] = page.Bookings,
            [nameof(BookingsPage.Next)] = page.Next?.ToString(),
        });
    }

    public static async Task<RazorComponentResult<BookingPage>> ShowAsync(
        string id, HttpContext context, BookingReader bookings, Outbox outbox, CancellationToken cancellationToken)
    {
        var booking = (await bookings.FindAsync(id, cancellationToken)).Value;
        return new RazorComponentResult<BookingPage>(new Dictionary<string, object?>
        {
            [nameof(BookingPage.Booking)] = booking,
            [nameof(BookingPage.Passengers)] = Passengers(booking, bookings),
            [nameof(BookingPage.History)] = await bookings.HistoryAsync(booking, cancellationToken),
            [nameof(BookingPage.Mail)] = await outbox.ListAsync(booking.Id, cancellationToken),
            [nameof(BookingPage.CanDecide)] = context.User.IsInRole(Roles.Ops),
        });
    }

    // A missing key must not hide the rest of the booking.
    private static IReadOnlyList<PassengerDetails>? Passengers(Booking booking, BookingReader bookings)
    {
        try
        {
            return bookings.Passengers(booking) ?? [];
        }
        catch (PassengerDataException)
        {
            return null;
        }
    }
}

/// <summary>The filters of the list of bookings.</summary>
/// <param name="State">One of <see cref="States"/>; null for any.</param>
/// <param name="Customer">A part of the customer's name, e-mail address or company.</param>
/// <param name="Cursor">Where the previous page ended.</param>
public sealed record BookingQuery(string? State, string? Customer, string? Cursor)
{
    private const string Unknown = "unknown";
    private const string Refused = "refused";

    public static IReadOnlyList<(string Value, string Label)> States { get; } =
    [
        (Unknown, "Outcome unknown"),
        .. Enum.GetValues<BookingStatus>().Select(status => (status.ToWire(), StatusBadge.LabelOf(status))),
        (Refused, "Refused"),
    ];

    /// <summary>Whether it filters nothing.</summary>
    public bool IsEmpty => State is null && Customer is null;

    /// <summary>What a person typed; values that make no sense are ignored.</summary>
    public static BookingQuery Of(string? state, string? customer, string? cursor) => new(
        States.Any(known => known.Value == state) ? state : null,
        UntrustedText.Clean(customer, BookingRules.MaxEmail).Trim() is { Length: > 0 } name ? name : null,
        BookingCursor.TryRead(cursor, out _) ? cursor : null);

    public string ToQuery(string? cursor)
    {
        var pairs = new[]
        {
            KeyValuePair.Create("state", State),
            KeyValuePair.Create("customer", Customer),
            KeyValuePair.Create("cursor", cursor),
        };
        return QueryString.Create(pairs.Where(pair => pair.Value is not null)).ToString();
    }

    public BookingFilter ToFilter(int limit) => new()
    {
        Status = State is not null && BookingStatuses.TryRead(State, out var status) ? status : null,
        Submission = State switch { Unknown => SubmissionStatus.Unknown, Refused => SubmissionStatus.Rejected, _ => null },
        Customer = Customer,
        Limit = limit,
        After = BookingCursor.TryRead(Cursor, out var place) ? place : null,
    };
}
