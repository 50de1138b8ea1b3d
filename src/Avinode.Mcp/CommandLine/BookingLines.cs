using System.Globalization;
using Avinode.Agent;
using Avinode.Bookings;

namespace Avinode.Mcp;

/// <summary>Bookings as a terminal shows them. Passengers are never shown here.</summary>
internal static class BookingLines
{
    private const string Erased = "(erased)";

    public static string Line(Booking booking) => string.Join(
        "  ",
        booking.Reference,
        booking.Submission.ToWire().PadRight(8),
        booking.Status.ToWire().PadRight(15),
        Timestamp.Of(booking.CreatedAt),
        booking.AvinodeQuoteId,
        booking.AvinodeBookingId?.ToString() ?? "-",
        booking.CustomerName is "" ? Erased : booking.CustomerName);

    public static string Page(Booking booking, IReadOnlyList<BookingEvent> history) => $"""
        {Line(booking)}

        Route         {booking.DepartureAirport}-{booking.ArrivalAirport}, {Timestamp.Of(booking.KnownDeparture) ?? "departure not known"}
        Aircraft      {booking.AircraftType ?? "-"}, {booking.OperatorName ?? "-"}
        Price         {Price(booking)} {booking.Currency}, {booking.PaymentMethod}, {booking.PaymentStatus}
        Confirmation  {booking.ConfirmationNumber ?? "-"}
        Customer      {(booking.CustomerName is "" ? Erased : $"{booking.CustomerName} <{booking.CustomerEmail}>")}
        Passengers    {(booking.Passengers is null ? "none kept" : "kept, encrypted")}
        Remark        {booking.OutcomeDetail ?? "-"}
        Note          {booking.InternalNotes ?? "-"}
        Next          {StatusGuidance.For(booking)}

        {string.Join('\n', history.Select(line => $"{Timestamp.Of(line.At)}  {line.Actor,-10}  {line.Type,-10}  {line.Detail}"))}
        """;

    private static string Price(Booking booking) => booking.TotalPrice?.ToString("N2", CultureInfo.InvariantCulture) ?? "-";
}
