using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Avinode.Bookings.Web;

/// <summary>
/// The departure as a calendar file (RFC 5545, RFC 5546). It is published, not an invitation: nobody is asked to reply, and it holds no
/// address but our own. The arrival is not known, so the entry has no end.
/// </summary>
internal static class FlightCalendar
{
    private const string Note = "This entry marks the departure. The time of arrival is not known here.";

    /// <param name="booking">As it is now.</param>
    /// <param name="news">What the mail is about; a cancellation takes the entry out of the calendar again.</param>
    /// <param name="from">Our address.</param>
    /// <returns>The method and the file; null when the departure is not known.</returns>
    public static (string Method, string File)? Of(Booking booking, BookingStatus news, string from, DateTimeOffset now, bool simulated)
    {
        if (booking.KnownDeparture is not { } departure)
        {
            return null;
        }

        var flight = FlightDescription.Of(booking);
        var isCancelled = news == BookingStatus.Cancelled;
        var title = $"{(isCancelled ? "Cancelled: departure" : "Departure")} {flight.ShortRoute ?? booking.Reference.ToString()}";
        var calendar = new Calendar
        {
            Method = isCancelled ? CalendarMethods.Cancel : CalendarMethods.Publish,
            ProductId = "-//Jetvision//avinode-bookings//EN",
        };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{booking.Id:N}@{MailIdentity.Domain(from)}",

            // Fixed by the news: whichever mail comes last, the later news wins.
            Sequence = news switch { BookingStatus.Confirmed => 0, BookingStatus.Paid => 1, _ => 2 },
            DtStamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId),
            Start = new CalDateTime(departure.UtcDateTime, CalDateTime.UtcTzId),
            Summary = simulated ? $"[Simulator] {title}" : title,

            // Calendars are shared: no price.
            Description = string.Join('\n', flight.Flight(news).Select(fact => $"{fact.Name}: {fact.Value}").Append(Note)),
            Location = FlightDescription.Airport(booking.DepartureAirport),
            Organizer = new Organizer($"mailto:{from}"),
            Status = isCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        });
        return (calendar.Method, new CalendarSerializer().SerializeToString(calendar)!);
    }
}
