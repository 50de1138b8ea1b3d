using System.Net;

namespace Avinode.Simulator.Tests.Bookings;

public sealed class BookingRequestTests
{
    private const string Buyer = """{ "name": "Pat Client", "email": "pat@example.com" }""";
    private readonly SimulatorDriver simulator = new();

    [Theory]
    [InlineData("{}", "quoteId", "tripId", "buyer.name", "buyer.email")]
    [InlineData("""{ "quoteId": "", "tripId": [], "buyer": "Pat" }""", "quoteId", "tripId", "buyer.name", "buyer.email")]
    [InlineData("""{ "quoteId": 50000001, "tripId": 10000001, "buyer": { "name": " ", "email": "pat" } }""", "buyer.name", "buyer.email")]
    [InlineData($$"""{ "quoteId": 50000001, "tripId": 10000001, "buyer": {{Buyer}}, "paymentMethod": "cash" }""", "paymentMethod")]
    [InlineData($$"""{ "quoteId": 50000001, "tripId": 10000001, "buyer": {{Buyer}}, "externalReference": 5 }""", "externalReference")]
    [InlineData($$"""{ "quoteId": 50000001, "tripId": 10000001, "buyer": {{Buyer}}, "passengers": "Pat" }""", "passengers")]
    [InlineData(
        $$"""{ "quoteId": 50000001, "tripId": 10000001, "buyer": {{Buyer}}, "passengers": [ { "firstName": "Pat" }, 5 ] }""",
        "passengers[0].lastName", "passengers[1].firstName", "passengers[1].lastName")]
    public async Task Everything_that_is_wrong_is_named(string body, params string[] paths)
    {
        var answer = await simulator.PostAsync("bookrequest", body);

        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer.Paths.Should().Equal(paths);
    }

    [Fact]
    public async Task Ids_may_be_numbers_and_what_is_optional_may_be_missing() =>
        (await simulator.PostAsync("bookrequest", $$"""{ "quoteId": 50000001, "tripId": 10000001, "buyer": {{Buyer}}, "notes": null }"""))
            .Status.Should().Be(HttpStatusCode.Created);

    [Theory]
    [InlineData("50000099", "10000001", HttpStatusCode.NotFound, "quoteId")]
    [InlineData("arfq-50000001", "10000001", HttpStatusCode.NotFound, "quoteId")]
    [InlineData("50000001", "10000002", HttpStatusCode.UnprocessableEntity, "tripId")]
    [InlineData("50000001", "10000099", HttpStatusCode.UnprocessableEntity, "tripId")]
    public async Task A_quote_is_booked_on_its_own_trip(string quoteId, string tripId, HttpStatusCode expected, string path)
    {
        var answer = await simulator.BookAsync(quoteId, tripId: tripId);

        answer.Status.Should().Be(expected);
        answer.Paths.Should().Equal(path);
    }
}
