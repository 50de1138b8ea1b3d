using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Avinode.Bookings.Web;

/// <summary>
/// The departure as a calendar file (RFC 5545, RFC 5546). It is published, not an invitation: nobody is asked to answer, and no address but
/// our own stands in it. When the flight lands is not known, so no end is made up: the entry marks the moment of departure.
/// </summary>
internal static class FlightCalendar
{
    /// <param name="booking">As it is now.</param>
    /// <param name="news">What the mail tells; a cancellation takes the entry out of the calendar again.</param>
    /// <param name="from">Our address.</param>
    /// <param name="now">When it is written.</param>
    /// <param name="simulator">Whether the booking is on the simulator.</param>
    /// <returns>The method and the file; null when the departure is not known.</returns>
    public static (string Method, string File)? Of(Booking booking, BookingStatus news, string from, DateTimeOffset now, bool simulator)
    {
        if (booking.KnownDeparture is not { } departure)
        {
            return null;
        }

        var flight = FlightWords.Of(booking);
        var isCancelled = news == BookingStatus.Cancelled;
        var calendar = new Calendar { Method = isCancelled ? CalendarMethods.Cancel : CalendarMethods.Publish, ProductId = "-//Jetvision//avinode-bookings//EN" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{booking.Id:N}@{MailIdentity.Domain(from)}",

            // Fixed by what is told: whichever mail comes last, the later news wins.
            Sequence = news switch { BookingStatus.Confirmed => 0, BookingStatus.Paid => 1, _ => 2 },
            DtStamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId),
            Start = new CalDateTime(departure.UtcDateTime, CalDateTime.UtcTzId),
            Summary = $"{(simulator ? "[simulated] " : "")}{(isCancelled ? "Cancelled: departure" : "Departure")} {flight.ShortRoute ?? booking.Reference}",

            // Calendars are shared: no price.
            Description = string.Join('\n', flight.Flight(news).Select(fact => $"{fact.Name}: {fact.Value}").Append("This entry marks the departure. The time of arrival is not known here.")),
            Location = FlightWords.Airport(booking.DepartureAirport),
            Organizer = new Organizer($"mailto:{from}"),
            Status = isCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        });
        return (calendar.Method, new CalendarSerializer().SerializeToString(calendar)!);
    }
}
