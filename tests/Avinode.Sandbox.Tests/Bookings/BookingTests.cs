using System.Net;

namespace Avinode.Sandbox.Tests.Bookings;

public sealed class BookingTests
{
    private readonly SandboxDriver sandbox = new();

    [Fact]
    public async Task A_booking_is_pending_and_three_seconds_later_confirmed()
    {
        var booked = await sandbox.BookAsync("aquo-50000001", tripId: "atrip-10000001");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(2.9));
        var pending = await sandbox.GetAsync("bookings/abooking-70000001");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(0.1));
        var confirmed = await sandbox.GetAsync("bookings/abooking-70000001");

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
        await sandbox.BookAsync("50000003");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(3));

        var booking = await sandbox.GetAsync("bookings/70000001");

        booking["status"].Should().Be("cancelled");
        booking["reason"].Should().Contain("maintenance");
        booking["confirmationNumber"].Should().BeNull();
        (await sandbox.BookAsync("50000003")).Code.Should().Be("QUOTE_NOT_AVAILABLE");
    }

    [Fact]
    public async Task A_quote_is_booked_once()
    {
        await sandbox.BookAsync();

        var second = await sandbox.BookAsync("aquote-50000001", "other");

        second.Status.Should().Be(HttpStatusCode.Conflict);
        second.Code.Should().Be("QUOTE_BOOKED");
    }

    [Fact]
    public async Task Fifty_at_once_make_one_booking()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => sandbox.BookAsync())));

        answers.Count(answer => answer.Status is HttpStatusCode.Created).Should().Be(1);
        answers.Count(answer => answer.Status is HttpStatusCode.Conflict).Should().Be(49);
    }

    [Fact]
    public async Task The_same_request_under_the_same_reference_is_the_same_booking()
    {
        await sandbox.BookAsync(reference: "DEMO-1");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(5));

        var again = await sandbox.BookAsync("aquo-50000001", "DEMO-1", "SNDBX1");

        again.Status.Should().Be(HttpStatusCode.OK);
        again["bookingId"].Should().Be("abooking-70000001");
        again["status"].Should().Be("confirmed");
    }

    [Theory]
    [InlineData("50000001", "Somebody Else")]
    [InlineData("50000002", "Pat Client")]
    public async Task Other_content_under_the_same_reference_is_refused(string quoteId, string name)
    {
        await sandbox.BookAsync(reference: "DEMO-1");

        var other = await sandbox.BookAsync(quoteId, "DEMO-1", name: name);

        other.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        other.Paths.Should().Equal("externalReference");
    }

    [Fact]
    public async Task A_booking_is_found_by_its_reference()
    {
        await sandbox.BookAsync(reference: "Pat & Co + 1");

        var found = await sandbox.GetAsync("bookings?externalReference=Pat%20%26%20Co+%2B+1");
        var nothing = await sandbox.GetAsync("bookings?externalReference=other");

        found.Data[0].GetProperty("id").GetString().Should().Be("abooking-70000001");
        nothing.Status.Should().Be(HttpStatusCode.OK);
        nothing.Data.GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("bookings")]
    [InlineData("bookings?externalReference=")]
    [InlineData("bookings?other=1&flag")]
    public async Task Bookings_are_not_listed_without_a_reference(string path) =>
        (await sandbox.GetAsync(path)).Code.Should().Be("ERR_INPUT_MISSING");

    [Fact]
    public async Task No_answer_shows_a_passport()
    {
        var booked = await sandbox.BookAsync(reference: "DEMO-1");

        booked.Json.GetRawText().Should().NotContain("X0000000").And.NotContain("pat@example.com");
    }
}
