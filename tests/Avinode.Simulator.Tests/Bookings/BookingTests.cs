using System.Net;

namespace Avinode.Simulator.Tests.Bookings;

public sealed class BookingTests
{
    private readonly SimulatorDriver simulator = new();

    [Fact]
    public async Task A_booking_is_pending_and_three_seconds_later_confirmed()
    {
        var booked = await simulator.BookAsync("aquo-50000001", tripId: "atrip-10000001");
        simulator.Clock.Advance(TimeSpan.FromSeconds(2.9));
        var pending = await simulator.GetAsync("bookings/abooking-70000001");
        simulator.Clock.Advance(TimeSpan.FromSeconds(0.1));
        var confirmed = await simulator.GetAsync("bookings/abooking-70000001");

        booked.Status.Should().Be(HttpStatusCode.Created);
        booked["bookingId"].Should().Be("abooking-70000001");
        booked["status"].Should().Be("pending");
        booked["responseDeadline"].Should().Be("2026-03-02T09:30:15.000Z");
        pending["status"].Should().Be("pending");
        pending["confirmationNumber"].Should().BeNull();
        confirmed["status"].Should().Be("confirmed");
        confirmed["confirmationNumber"].Should().Be("BH-2026-0001");
        confirmed["quoteId"].Should().Be("aquote-50000001");
        confirmed["tripId"].Should().Be("atrip-10000001");
        confirmed.Data.GetProperty("totalPrice").GetProperty("price").GetDecimal().Should().Be(38500m);
        confirmed["confirmedOn"].Should().Be("2026-03-01T09:30:18.000Z");
    }

    [Fact]
    public async Task One_operator_cancels_with_a_reason()
    {
        await simulator.BookAsync("50000003");
        simulator.Clock.Advance(TimeSpan.FromSeconds(3));

        var booking = await simulator.GetAsync("bookings/70000001");

        booking["status"].Should().Be("cancelled");
        booking["reason"].Should().Contain("maintenance");
        booking["confirmationNumber"].Should().BeNull();
        (await simulator.BookAsync("50000003")).Code.Should().Be("QUOTE_NOT_AVAILABLE");
    }

    [Fact]
    public async Task A_quote_is_booked_once()
    {
        await simulator.BookAsync();

        var second = await simulator.BookAsync("aquote-50000001", "other");

        second.Status.Should().Be(HttpStatusCode.Conflict);
        second.Code.Should().Be("QUOTE_BOOKED");
    }

    [Fact]
    public async Task Fifty_at_once_make_one_booking()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => simulator.BookAsync())));

        answers.Count(answer => answer.Status is HttpStatusCode.Created).Should().Be(1);
        answers.Count(answer => answer.Status is HttpStatusCode.Conflict).Should().Be(49);
    }

    [Fact]
    public async Task The_same_request_under_the_same_reference_is_the_same_booking()
    {
        await simulator.BookAsync(reference: "DEMO-1");
        simulator.Clock.Advance(TimeSpan.FromSeconds(5));

        var again = await simulator.BookAsync("aquo-50000001", "DEMO-1", "SNDBX1");

        again.Status.Should().Be(HttpStatusCode.OK);
        again["bookingId"].Should().Be("abooking-70000001");
        again["status"].Should().Be("confirmed");
    }

    [Theory]
    [InlineData("50000001", "Somebody Else")]
    [InlineData("50000002", "Pat Client")]
    public async Task Other_content_under_the_same_reference_is_refused(string quoteId, string name)
    {
        await simulator.BookAsync(reference: "DEMO-1");

        var other = await simulator.BookAsync(quoteId, "DEMO-1", name: name);

        other.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        other.Paths.Should().Equal("externalReference");
    }

    [Fact]
    public async Task A_booking_is_found_by_its_reference()
    {
        await simulator.BookAsync(reference: "Pat & Co + 1");

        var found = await simulator.GetAsync("bookings?externalReference=Pat%20%26%20Co+%2B+1");
        var nothing = await simulator.GetAsync("bookings?externalReference=other");

        found.Data[0].GetProperty("id").GetString().Should().Be("abooking-70000001");
        nothing.Status.Should().Be(HttpStatusCode.OK);
        nothing.Data.GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("bookings")]
    [InlineData("bookings?externalReference=")]
    [InlineData("bookings?other=1&flag")]
    public async Task Bookings_are_not_listed_without_a_reference(string path) =>
        (await simulator.GetAsync(path)).Code.Should().Be("ERR_INPUT_MISSING");

    [Fact]
    public async Task No_answer_shows_a_passport()
    {
        var booked = await simulator.BookAsync(reference: "DEMO-1");

        booked.Json.GetRawText().Should().NotContain("X0000000").And.NotContain("pat@example.com");
    }
}
