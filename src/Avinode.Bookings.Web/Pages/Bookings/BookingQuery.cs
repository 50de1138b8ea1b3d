using Avinode.Client;

namespace Avinode.Bookings.Web;

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
