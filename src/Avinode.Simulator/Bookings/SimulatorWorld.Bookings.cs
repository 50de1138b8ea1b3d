namespace Avinode.Simulator;

public sealed partial class SimulatorWorld
{
    private readonly List<Booking> bookings = [];

    internal Booking AddBooking(Quote quote, BookingRequest request)
    {
        var booking = new Booking(70000001 + idsFrom + bookings.Count, quote, request.ExternalReference, request.Fingerprint, Now);
        bookings.Add(booking);
        Record("BookingUpdated", booking.CreatedOn, IdKind.Booking, booking.Number, quote.Trip);
        var decision = booking.WillBeConfirmed ? "BookingConfirmed" : "BookingCancelled";
        Record(decision, booking.DecidedOn, IdKind.Booking, booking.Number, quote.Trip);
        return booking;
    }

    internal Booking? FindBooking(string id) =>
        IdKind.Booking.Parse(id) is not { } number ? null
        : SimulatorFaults.IsMagic(number) ? new Booking(number, StandInQuote(number), null, "", standInRfq.CreatedOn)
        : bookings.FirstOrDefault(booking => booking.Number == number);

    internal Booking? FindBookingByReference(string reference) =>
        bookings.FirstOrDefault(booking => booking.ExternalReference == reference);

    internal Booking? BookingOf(Quote quote) => bookings.FirstOrDefault(booking => booking.Quote == quote);

    internal Booking? LiveBookingOf(Quote quote) =>
        BookingOf(quote) is { } booking && booking.StatusAt(Now) is not "cancelled" ? booking : null;
}
