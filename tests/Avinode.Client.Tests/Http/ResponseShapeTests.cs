using Avinode.Testing;

namespace Avinode.Client.Tests.Http;

/// <summary>Flat or wrapped, with or without remarks: what the client makes of a success.</summary>
public sealed class ResponseShapeTests
{
    [Theory]
    [InlineData("""{"bookingId":"abooking-7","id":"other","status":"pending"}""")]
    [InlineData("""{"id":"abooking-7","status":"pending"}""")]
    [InlineData("""{"meta":{"errors":[],"warnings":[],"infos":[]},"data":{"id":"abooking-7","status":"pending"}}""")]
    [InlineData("""{"meta":{},"data":{"bookingId":"abooking-7","id":"other","status":"pending"}}""")]
    [InlineData("""{"data":{"id":"abooking-7","status":"pending"}}""")]
    [InlineData(""" {"data" : {"id":"abooking-7","type":"bookings","status":"pending","new":{"a":[1]}} , "meta" : null} """)]
    public async Task A_booking_is_read_flat_and_enveloped(string json)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(json));

        var receipt = await Calls.BookAsync(wire.Client);
        var details = await Calls.ReadAsync(wire.Client);

        receipt.Should().BeEquivalentTo(new BookingReceipt(BookingId.FromAvinode("abooking-7"), "pending", null, null, []));
        details.BookingId.ToString().Should().Be("abooking-7");
        details.Status.Should().Be("pending");
    }

    [Fact]
    public async Task A_created_booking_is_read_with_all_that_came_back()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Gzip(
            """
            {"bookingId":70000001,"status":"pending","confirmationNumber":"BR-99","responseDeadline":"2025-03-02T10:12:00+02:00"}
            """u8.ToArray(),
            status: 201));

        (await Calls.BookAsync(wire.Client)).Should().BeEquivalentTo(
            new BookingReceipt(
                BookingId.FromAvinode("70000001"), "pending", "BR-99", new DateTimeOffset(2025, 3, 2, 8, 12, 0, TimeSpan.Zero), []));
    }

    [Fact]
    public async Task Soft_errors_and_warnings_beside_a_success_reach_the_caller()
    {
        const string Meta = """
            "meta":{"errors":[{"code":"START_AIRPORT_INVALID","title":"Start airport is not valid","path":"segments[0]"}],
            "warnings":[{"title":"Slow"},{"code":"OLD"},{},"odd"],"infos":[{"title":"not a remark"}]}
            """;
        await using var wire = await ClientOnWire.AnsweringAsync("{" + Meta + """ ,"data":{"id":"1","message":"m","messages":[]}}""");
        string[] expected =
        [
            "START_AIRPORT_INVALID: Start airport is not valid (at segments[0])", "Slow", "OLD",
            "Avinode remarked something that it did not name", "Avinode remarked something that it did not name",
        ];

        (await Calls.BookAsync(wire.Client)).Warnings.Should().Equal(expected);
        (await Calls.ReadAsync(wire.Client)).Warnings.Should().Equal(expected);
        (await wire.Client.SendMessageAsync(RfqId.Parse("1"), "Hi", default)).Warnings.Should().Equal(expected);
        (await wire.Client.DeclineAsync(RfqId.Parse("1"), "other", null, default)).Should().Equal(expected);
        (await wire.Client.GetMessagesAsync(RfqId.Parse("1"), default)).Warnings.Should().Equal(expected);
        (await wire.Client.GetMessageAsync(MessageId.Parse("1"), default)).Warnings.Should().Equal(expected);
    }

    [Theory]
    [InlineData("""{"meta":{"errors":{"code":"X"}},"data":{"id":"1"}}""")]
    [InlineData("""{"meta":{"errors":null},"data":{"id":"1"}}""")]
    [InlineData("""{"meta":[],"data":{"id":"1"}}""")]
    [InlineData("""{"meta":"odd","data":{"id":"1"}}""")]
    public async Task An_odd_meta_does_not_spoil_the_data(string json)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(json));

        (await Calls.BookAsync(wire.Client)).BookingId.ToString().Should().Be("1");
    }

    [Fact]
    public async Task A_flood_of_remarks_is_cut_and_says_so()
    {
        var remarks = string.Join(",", Enumerable.Range(1, 500).Select(number => $$"""{"code":"W{{number}}"}"""));
        await using var wire = await ClientOnWire.AnsweringAsync($$$"""{"meta":{"warnings":[{{{remarks}}}]},"data":{"id":"1"}}""");

        var warnings = (await Calls.BookAsync(wire.Client)).Warnings;

        warnings.Should().HaveCount(21).And.ContainInOrder("W1", "W2", "W20");
        warnings[^1].Should().Be("Avinode remarked 480 things more");
    }

    [Fact]
    public async Task A_write_may_be_answered_with_nothing_but_success()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Bytes([], "text/plain", 204));

        (await wire.Client.DeclineAsync(RfqId.Parse("1"), "other", null, default)).Should().BeEmpty();
        (await wire.Client.SendMessageAsync(RfqId.Parse("1"), "Hi", default)).Should().BeEquivalentTo(new MessageReceipt(null, null, []));
    }
}
