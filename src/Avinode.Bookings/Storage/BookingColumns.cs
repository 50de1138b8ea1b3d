using System.Collections;

namespace Avinode.Bookings;

/// <summary>The columns of <c>bookings</c> and what of a booking goes into each.</summary>
internal static class BookingColumns
{
    private static readonly (string Name, Func<Booking, object?> Value)[] All =
    [
        ("id", booking => booking.Id),
        ("reference", booking => booking.Reference),
        ("request_id", booking => booking.RequestId),
        ("avinode_booking_id", booking => booking.AvinodeBookingId),
        ("avinode_quote_id", booking => booking.AvinodeQuoteId),
        ("avinode_trip_id", booking => booking.AvinodeTripId),
        ("customer_name", booking => booking.CustomerName),
        ("customer_email", booking => booking.CustomerEmail),
        ("customer_phone", booking => booking.CustomerPhone),
        ("customer_company", booking => booking.CustomerCompany),
        ("status", booking => booking.Status.ToWire()),
        ("confirmation_number", booking => booking.ConfirmationNumber),
        ("total_price", booking => booking.TotalPrice),
        ("currency", booking => booking.Currency),
        ("payment_method", booking => booking.PaymentMethod),
        ("payment_status", booking => booking.PaymentStatus),
        ("departure_airport", booking => booking.DepartureAirport),
        ("arrival_airport", booking => booking.ArrivalAirport),
        ("departure_date", booking => booking.DepartureDate),
        ("aircraft_type", booking => booking.AircraftType),
        ("operator_name", booking => booking.OperatorName),
        ("passengers", booking => booking.Passengers),
        ("created_at", booking => booking.CreatedAt),
        ("updated_at", booking => booking.UpdatedAt),
        ("confirmed_at", booking => booking.ConfirmedAt),
        ("cancelled_at", booking => booking.CancelledAt),
        ("special_requests", booking => booking.SpecialRequests),
        ("internal_notes", booking => booking.InternalNotes),
        ("client_reference", booking => booking.ClientReference),
        ("submission", booking => booking.Submission.ToWire()),
        ("idempotency_key", booking => booking.IdempotencyKey),
        ("fingerprint", booking => booking.Fingerprint),
        ("attempts", booking => booking.Attempts),
        ("lookups", booking => booking.Lookups),
        ("next_lookup_at", booking => booking.NextLookupAt),
        ("response_deadline", booking => booking.ResponseDeadline),
        ("outcome_detail", booking => booking.OutcomeDetail),
        ("version", booking => booking.Version),
    ];

    /// <summary>All names, in the order in which <see cref="BookingRow"/> reads them.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(column => column.Name));

    /// <summary>The parameters of all columns.</summary>
    public static string Parameters { get; } = string.Join(", ", All.Select(column => "@" + column.Name));

    /// <summary>The values of all columns.</summary>
    public static IEnumerable<(string Parameter, object? Value)> Values(Booking booking) => All.Select(column => ("@" + column.Name, column.Value(booking)));

    /// <summary>The columns in which a booking differs from what stands in the database, and their new values.</summary>
    public static IReadOnlyList<(string Name, object? Value)> Changes(Booking standing, Booking booking, Dialect dialect) =>
        [.. All.Select(column => (column.Name, Before: column.Value(standing), After: column.Value(booking)))
            .Where(column => !StructuralComparisons.StructuralEqualityComparer.Equals(dialect.Encode(column.Before), dialect.Encode(column.After)))
            .Select(column => (column.Name, column.After))];
}
