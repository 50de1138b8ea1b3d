using System.Globalization;
using Avinode.Testing;

namespace Avinode.Client.Tests.Bookings;

public sealed class BookingDetailsTests
{
    [Fact]
    public async Task A_booking_is_read_with_all_its_fields()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(
            """
            {"meta":{"errors":[]},"data":{"id":"abooking-70000001","type":"bookings","quoteId":"aquote-50000001",
            "tripId":10002222,"status":"cancelled",
            "confirmationNumber":"BR-2025-0099","paymentStatus":"pending","totalPrice":{"price":38500.50,"currency":"USD"},
            "confirmedOn":"2025-03-01T15:00:00Z","cancelledOn":"2025-03-01T16:00:00Z","cancellationReason":"Aircraft on ground"}}
            """));

        (await Calls.ReadAsync(wire.Client)).Should().BeEquivalentTo(
            new BookingDetails(BookingId.FromAvinode("abooking-70000001"), "cancelled")
            {
                QuoteId = "aquote-50000001",
                TripId = "10002222",
                ConfirmationNumber = "BR-2025-0099",
                PaymentStatus = "pending",
                TotalPrice = 38500.50m,
                Currency = "USD",
                UpdatedAt = new DateTimeOffset(2025, 3, 1, 16, 0, 0, TimeSpan.Zero),
                Reason = "Aircraft on ground",
            });
    }

    [Theory]
    [InlineData("""{"price":38500.0,"currency":"USD"}""", "38500.0", "USD")]
    [InlineData("""{"price":"38500.25"}""", "38500.25", null)]
    [InlineData("""{"currency":"USD"}""", null, "USD")]
    [InlineData("38500", "38500", "EUR")]
    [InlineData("\"38500.5\"", "38500.5", "EUR")]
    [InlineData("3.85e4", "38500", "EUR")]
    [InlineData("\"a lot\"", null, "EUR")]
    [InlineData("\"38,500\"", null, "EUR")]
    [InlineData("1e400", null, "EUR")]
    [InlineData("null", null, "EUR")]
    [InlineData("[1]", null, "EUR")]
    public async Task A_price_is_an_object_or_a_number_or_not_known(string price, string? amount, string? currency)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json($$"""{"id":"1","currency":"EUR","totalPrice":{{price}}}"""));

        var booking = await Calls.ReadAsync(wire.Client);

        booking.TotalPrice.Should().Be(amount is null ? null : decimal.Parse(amount, CultureInfo.InvariantCulture));
        booking.Currency.Should().Be(currency);
    }

    [Theory]
    [InlineData("""[{"id":"1","externalReference":"other"},{"id":"2","externalReference":"ref-1"}]""", "2")]
    [InlineData("""{"meta":{},"data":[{"id":"2","externalReference":"ref-1"}]}""", "2")]
    [InlineData("""{"bookings":[{"id":"2","externalReference":"ref-1"}]}""", "2")]
    [InlineData("""[{"id":"2","externalReference":"ref-1"},{"id":"1"},{"id":"4","externalReference":"ref-1"}]""", "2", "4")]
    [InlineData("""[{"id":"1"},{"id":"3","externalReference":"REF-1"}]""")]
    [InlineData("""{"meta":{},"data":[]}""")]
    [InlineData("""{"id":"1","externalReference":"ref-1x"}""")]
    public async Task Only_the_bookings_that_carry_our_reference_are_ours(string json, params string[] ids)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(json));

        (await wire.Client.FindBookingsAsync("ref-1", default)).Select(found => found.BookingId.ToString()).Should().Equal(ids);
    }
}
