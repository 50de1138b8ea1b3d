using System.Text;

namespace Avinode.Bookings.Tests;

public class WebhookParserTests
{
    [Theory]
    // Thin.
    [InlineData(
        """{"id":"asellermsg-1","href":"https://sandbox.avinode.com/api/tripmsgs/asellermsg-1","type":"tripmsgs"}""",
        null, "TripChatFromSeller", "tripmsgs", "asellermsg-1")]
    [InlineData("""{"id":"abuyermsg-1","type":"tripmsgs","tripId":"A1B2C3"}""", null, "TripChatMine", "tripmsgs", "abuyermsg-1")]
    [InlineData("""{"id":"abuyermsg-1","type":"tripmsgs"}""", "TripChatFromBuyer", "TripChatFromBuyer", "tripmsgs", "abuyermsg-1")]
    [InlineData("""{"id":"asellermsg-1"}""", null, "TripChatFromSeller", "tripmsgs", "asellermsg-1")]
    [InlineData("""{"id":"abooking-1"}""", null, "BookingUpdated", "bookings", "abooking-1")]
    [InlineData(
        """{"href":"https://evil.example/api/bookings/abooking-1?x=1","type":"bookings"}""",
        null, "BookingUpdated", "bookings", "abooking-1")]
    // Flat.
    [InlineData(
        """{"event":"BookingConfirmed","eventId":"sim-1","bookingId":"abooking-1","confirmationNumber":"BR-1"}""",
        null, "BookingConfirmed", "bookings", "abooking-1")]
    [InlineData(
        """{"event":"PaymentReceived","bookingId":70000001,"amount":1e400}""",
        null, "PaymentReceived", "bookings", "abooking-70000001")]
    [InlineData("""{"event":"BookingMoved","id":"booking-1","type":"bookings"}""", null, "BookingMoved", "bookings", "abooking-1")]
    [InlineData(
        """{"event":"TripRequestSellerResponse","id":"asellermsg-1","type":"tripmsgs"}""",
        "TripChatMine", "TripRequestSellerResponse", "tripmsgs", "asellermsg-1")]
    // Wrapped: what is inside counts before what is outside, where "id" names the event.
    [InlineData(
        """{"event":"BookingUpdated","eventId":"7","id":"evt-7","timestamp":"2026-01-01","data":{"bookingId":"abooking-1"}}""",
        null, "BookingUpdated", "bookings", "abooking-1")]
    [InlineData(
        """{"data":{"id":"asellermsg-1","type":"tripmsgs","message":{"id":"asellermsg-2"}},"event":"TripChatFromSeller","id":"9"}""",
        null, "TripChatFromSeller", "tripmsgs", "asellermsg-1")]
    [InlineData("""{"event":"BookingUpdated","bookingId":"abooking-1","data":null}""", null, "BookingUpdated", "bookings", "abooking-1")]
    // Named or wrapped otherwise.
    [InlineData(
        """{"type":"BookingConfirmed","payload":{"bookingId":"abooking-1","confirmationNumber":"BR-1"}}""",
        null, "BookingConfirmed", "bookings", "abooking-1")]
    [InlineData("""{"eventType":"BookingCancelled","bookingId":"abooking-1"}""", null, "BookingCancelled", "bookings", "abooking-1")]
    [InlineData("""{"type":"TripChatFromSeller","id":"asellermsg-1"}""", null, "TripChatFromSeller", "tripmsgs", "asellermsg-1")]
    [InlineData("""{"bookingId":"70000001","status":"confirmed"}""", null, "BookingUpdated", "bookings", "abooking-70000001")]
    public void Every_shape_leads_to_what_it_is_about(string body, string? address, string name, string type, string id)
    {
        var webhook = Read(body, address);

        webhook.Should().BeEquivalentTo(new { Event = name, ResourceType = type, ResourceId = id, Ignored = default(string) });
        Encoding.UTF8.GetString(webhook.Body.Span).Should().Be(body);
    }

    [Theory]
    [InlineData("", null, "not one JSON object")]
    [InlineData("[]", null, "not one JSON object")]
    [InlineData("\"abooking-1\"", null, "not one JSON object")]
    [InlineData("""{"event":"BookingConfirmed","bookingId":"abooking-1"}{}""", null, "not one JSON object")]
    [InlineData("""{"event":"BookingConfirmed","bookingId":"abooking-1" """, null, "not one JSON object")]
    [InlineData("""{"event":"Booking\ud800","bookingId":"abooking-1"}""", null, "not one JSON object")]
    [InlineData("{}", null, "not tell of anything")]
    [InlineData("""{"id":"123"}""", null, "not tell of anything")]
    [InlineData("""{"event":"SchedAeroContacts","id":"contact-1","type":"contacts"}""", null, "not tell of anything")]
    [InlineData(
        """{"__proto__":{"event":"BookingConfirmed","bookingId":"abooking-1"},"constructor":{"id":"abooking-1"}}""",
        null, "not tell of anything")]
    [InlineData("""{"id":"arfq-1","type":"rfqs"}""", null, "nothing to do here about rfqs")]
    [InlineData("""{"id":"el-1"}""", "EmptyLegs", "nothing to do here about emptylegs")]
    [InlineData("""{"event":"BookingConfirmed"}""", null, "no id of a booking")]
    [InlineData("""{"event":"BookingConfirmed","bookingId":"asellermsg-1"}""", null, "no id of a booking")]
    [InlineData("""{"event":"BookingConfirmed","bookingId":"../quotes/1"}""", null, "no id of a booking")]
    [InlineData("""{"event":"BookingConfirmed","bookingId":"abooking-1\n"}""", null, "no id of a booking")]
    [InlineData("""{"event":"BookingConfirmed","bookingId":["abooking-1"]}""", null, "no id of a booking")]
    [InlineData("""{"event":"TripChatFromSeller","id":"abooking-1"}""", null, "no id of a message")]
    public void What_leads_nowhere_is_kept_and_ignored_with_the_reason(string body, string? address, string reason)
    {
        var webhook = Read(body, address);

        webhook.Ignored.Should().Contain(reason);
        webhook.ResourceId.Should().BeNull();
    }

    [Theory]
    [InlineData("<script>")]
    [InlineData("Booking\u202eConfirmed")]
    [InlineData("")]
    [InlineData("a-name-that-is-much-too-long-to-be-the-name-of-any-event-that-there-is")]
    public void A_name_that_is_none_is_not_shown_to_anybody(string name) =>
        Read($$"""{"event":"{{name}}","type":"{{name}}"}""", name)
            .Should().BeEquivalentTo(new { Event = default(string), ResourceType = default(string) });

    private static IncomingWebhook Read(string body, string? address) =>
        WebhookParser.Read(Encoding.UTF8.GetBytes(body), address, DateTimeOffset.UnixEpoch);
}
