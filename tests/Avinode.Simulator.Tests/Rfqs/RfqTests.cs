using System.Net;

namespace Avinode.Simulator.Tests.Rfqs;

public sealed class RfqTests
{
    private const string TooExpensive = """{ "reason": "price_too_high", "declineReason": "OTHER", "message": "Found a lower price." }""";
    private readonly SimulatorDriver simulator = new();

    [Fact]
    public async Task A_request_shows_its_operator_its_aircraft_and_where_the_prices_are()
    {
        var rfq = await simulator.GetAsync("rfqs/arfq-20000002");

        rfq.Data.GetProperty("sellerCompany").GetProperty("displayName").GetString().Should().Be("Northgate Jets (simulated)");
        var lifts = rfq.Data.GetProperty("sellerLift").EnumerateArray().ToArray();
        lifts.Select(lift => lift.GetProperty("sourcingDisplayStatus").GetString()).Should().Equal("Accepted", "Unanswered");
        lifts[0].GetProperty("sourcingStatus").GetInt32().Should().Be(2);
        lifts[0].GetProperty("links").GetProperty("quotes")[0].GetProperty("id").GetString().Should().Be("aquote-50000002");
        lifts[1].GetProperty("links").GetProperty("quotes").GetArrayLength().Should().Be(0);
        rfq["updatedOn"].Should().Be("2026-02-28T10:01:15.000Z");
    }

    [Fact]
    public async Task A_declined_request_cannot_be_booked_and_the_operator_reads_why()
    {
        var answer = await simulator.PostAsync("tripmsgs/20000001/decline", TooExpensive);

        answer["status"].Should().Be("declined");
        answer.Data.GetProperty("sellerLift")[0].GetProperty("sourcingDisplayStatus").GetString().Should().Be("Declined");
        (await simulator.BookAsync()).Code.Should().Be("QUOTE_NOT_AVAILABLE");
        var chat = (await simulator.GetAsync("tripmsgs/20000001/chat")).Data;
        chat[chat.GetArrayLength() - 1].GetProperty("message").GetString().Should().Be("Found a lower price.");
    }

    [Fact]
    public async Task Declining_twice_is_said_once()
    {
        await simulator.PostAsync("tripmsgs/20000001/decline", """{ "reason": "other" }""");
        var again = await simulator.PostAsync("tripmsgs/20000001/decline", """{ "declineReason": "OTHER" }""");

        again.Status.Should().Be(HttpStatusCode.OK);
        again.Json.GetProperty("meta").GetProperty("infos").GetArrayLength().Should().Be(1);
        (await simulator.GetAsync("tripmsgs/20000001/chat")).Data.GetArrayLength().Should().Be(4);
    }

    [Fact]
    public async Task Declining_one_aircraft_leaves_the_other_to_be_booked()
    {
        var lift = (await simulator.GetAsync("rfqs/20000002")).Data.GetProperty("sellerLift")[1].GetProperty("id").GetString();

        await simulator.PostAsync($"tripmsgs/{lift}/decline", """{ "reason": "different_aircraft_needed" }""");

        (await simulator.BookAsync("50000002")).Status.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("{}", "reason")]
    [InlineData("""{ "reason": "bored" }""", "reason")]
    [InlineData("""{ "reason": 7 }""", "reason")]
    [InlineData("""{ "reason": "other", "declineReason": "bored" }""", "declineReason")]
    [InlineData("""{ "reason": "other", "message": "" }""", "message")]
    public async Task A_decline_needs_a_known_reason(string body, string path)
    {
        var answer = await simulator.PostAsync("tripmsgs/20000001/decline", body);

        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer.Paths.Should().Equal(path);
    }

    [Fact]
    public async Task What_is_booked_is_neither_declined_nor_cancelled()
    {
        await simulator.BookAsync();

        (await simulator.PostAsync("tripmsgs/20000001/decline", TooExpensive)).Status.Should().Be(HttpStatusCode.Conflict);
        (await simulator.PutAsync("rfqs/20000001/cancel")).Status.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_cancelled_request_takes_no_message_no_decline_no_quote_and_no_booking()
    {
        (await simulator.PutAsync("rfqs/20000002/cancel"))["canceled"].Should().Be("True");
        (await simulator.PutAsync("rfqs/20000002/cancel")).Status.Should().Be(HttpStatusCode.OK);

        (await simulator.PostAsync("tripmsgs/20000002/chat", Json.Message("Hello?"))).Code.Should().Be("RFQ_CANCELED");
        (await simulator.PostAsync("tripmsgs/20000002/decline", TooExpensive)).Code.Should().Be("RFQ_CANCELED");
        (await simulator.PostAsync("tripmsgs/20000002/submitQuote", """{ "quote": { "totalPrice": 1, "currencyCode": "USD" } }"""))
            .Code.Should().Be("RFQ_CANCELED");
        (await simulator.BookAsync("50000002")).Code.Should().Be("QUOTE_NOT_AVAILABLE");
    }
}
