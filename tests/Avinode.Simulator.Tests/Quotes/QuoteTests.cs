using System.Net;

namespace Avinode.Simulator.Tests.Quotes;

public sealed class QuoteTests
{
    private readonly SimulatorDriver simulator = new();

    [Fact]
    public async Task A_quote_shows_price_aircraft_operator_and_block_time()
    {
        var quote = await simulator.GetAsync("quotes/aquote-50000001");

        quote.Data.GetProperty("sellerPrice").GetProperty("price").GetDecimal().Should().Be(38500m);
        quote.Data.GetProperty("sellerPrice").GetProperty("currency").GetString().Should().Be("USD");
        quote.Data.GetProperty("sellerPriceWithoutCommission").GetProperty("price").GetDecimal().Should().Be(36575m);
        quote.Data.GetProperty("lift").GetProperty("aircraftTail").GetString().Should().Be("N418SB");
        quote.Data.GetProperty("sellerCompany").GetProperty("displayName").GetString().Should().Be("Blue Heron Aviation (simulated)");
        quote.Data.GetProperty("segments")[0].GetProperty("blockTimeMinutes").GetInt32().Should().Be(322);
    }

    [Fact]
    public async Task There_are_five_quotes_and_all_can_be_read()
    {
        simulator.World.QuoteIds.Should().HaveCount(5);
        foreach (var id in simulator.World.QuoteIds)
        {
            (await simulator.GetAsync($"quotes/{id}"))["id"].Should().Be(id);
        }
    }

    [Fact]
    public async Task An_operator_answers_an_open_aircraft_with_a_quote_that_can_be_booked()
    {
        var quote = await simulator.PostAsync(
            "tripmsgs/20000002/submitQuote",
            """{ "quote": { "totalPrice": 33333.5, "currencyCode": "USD", "messageForBuyer": "Our second aircraft." } }""");

        quote["id"].Should().Be("aquote-50000006");
        quote["sellerMessage"].Should().Be("Our second aircraft.");
        (await simulator.BookAsync("50000006")).Status.Should().Be(HttpStatusCode.Created);
        var chat = (await simulator.GetAsync("tripmsgs/20000002/chat")).Data;
        chat[1].GetProperty("sellerQuote").GetProperty("id").GetString().Should().Be("aquote-50000006");
        chat[1].GetProperty("rfqAccepted").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task An_answered_aircraft_takes_no_second_quote() =>
        (await simulator.PostAsync("tripmsgs/60000001/submitQuote", """{ "quote": { "totalPrice": 1, "currencyCode": "USD" } }"""))
            .Status.Should().Be(HttpStatusCode.Conflict);

    [Theory]
    [InlineData("{}", "quote")]
    [InlineData("""{ "quote": {} }""", "quote.totalPrice", "quote.currencyCode")]
    [InlineData("""{ "quote": { "totalPrice": 0, "currencyCode": "usd" } }""", "quote.totalPrice", "quote.currencyCode")]
    [InlineData("""{ "quote": { "totalPrice": 1e99, "currencyCode": "DOLLAR" } }""", "quote.totalPrice", "quote.currencyCode")]
    public async Task A_quote_needs_a_price(string body, params string[] paths) =>
        (await simulator.PostAsync("tripmsgs/20000002/submitQuote", body)).Paths.Should().Equal(paths);
}
