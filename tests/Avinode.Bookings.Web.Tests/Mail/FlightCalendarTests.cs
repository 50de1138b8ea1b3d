using Ical.Net;
using Ical.Net.CalendarComponents;
using MimeKit;

namespace Avinode.Bookings.Web.Tests;

public class FlightCalendarTests
{
    [Fact]
    public async Task The_departure_comes_as_a_calendar_file()
    {
        await using var bench = new MailBench();
        var booking = MailBench.Sample();

        var (calendar, entry) = Read(bench.Compose(booking));

        calendar.Method.Should().Be("PUBLISH");
        entry.Uid.Should().Be($"{booking.Id:N}@broker.example");
        entry.Start!.AsUtc.Should().Be(new DateTime(2027, 6, 10, 13, 0, 0, DateTimeKind.Utc));
        entry.End.Should().BeNull("when it lands is not known, and nothing is made up");
        entry.Duration.Should().BeNull();
        entry.DtStamp!.AsUtc.Should().Be(bench.Clock.GetUtcNow().UtcDateTime);
        entry.Summary.Should().Be("Departure KTEB → KVNY");
        entry.Location.Should().Be("KTEB");
        entry.Status.Should().Be("CONFIRMED");
        entry.Description.Should().ContainAll("Citation Latitude", "Blue Ridge Air", "BR-2027-0099", $"{booking.Reference}",
            "arrival is not known").And.NotContainAny("38,500", "Pat");
        entry.Attendees.Should().BeEmpty();
    }

    [Fact]
    public async Task Each_later_news_replaces_the_entry_and_a_cancellation_takes_it_away()
    {
        await using var bench = new MailBench();
        var booking = MailBench.Sample();

        var (confirmed, paid, cancelled) = (
            Read(bench.Compose(booking)), Read(bench.Compose(booking, "paid")), Read(bench.Compose(booking, "cancelled")));

        new[] { confirmed.Entry.Uid, paid.Entry.Uid, cancelled.Entry.Uid }.Distinct().Should().ContainSingle();
        new[] { confirmed.Entry.Sequence, paid.Entry.Sequence, cancelled.Entry.Sequence }.Should().BeInAscendingOrder()
            .And.OnlyHaveUniqueItems();
        cancelled.Calendar.Method.Should().Be("CANCEL");
        cancelled.Entry.Status.Should().Be("CANCELLED");
    }

    [Fact]
    public async Task An_operators_text_adds_nothing_to_the_calendar()
    {
        await using var bench = new MailBench();
        var booking = MailBench.Sample() with
        {
            OperatorName = "Air\r\nEND:VEVENT\r\nBEGIN:VALARM;x,y\\n",
            DepartureAirport = "KTEB\nATTENDEE:mailto:x"
        };

        var (calendar, entry) = Read(bench.Compose(booking));

        calendar.Children.Should().ContainSingle();
        entry.Alarms.Should().BeEmpty();
        entry.Attendees.Should().BeEmpty();
        entry.Description.Should().Contain(@"Air END:VEVENT BEGIN:VALARM;x,y\n");
    }

    private static (Calendar Calendar, CalendarEvent Entry) Read(MimeMessage mail)
    {
        var part = mail.Attachments.OfType<TextPart>().Single();
        part.ContentType.MimeType.Should().Be("text/calendar");
        part.FileName.Should().Be("flight.ics");
        var calendar = Calendar.Load(part.Text)!;
        part.ContentType.Parameters["method"].Should().Be(calendar.Method);
        return (calendar, calendar.Events.Single());
    }
}
