using Avinode.Testing;

namespace Avinode.Client.Tests.Http;

/// <summary>Method, target and body of each call, as they stand on the wire.</summary>
public sealed class RequestTests
{
    private const string BuyerAndPassengers =
        """
        "buyer":{"name":"Pat Client","email":"pat@example.com"},"passengers":[{"firstName":"Pat","lastName":"Client",
        """
        + """
        "dateOfBirth":"1980-01-31","passportNumber":"X7391842Q","nationality":"US"}],"paymentMethod":"wire_transfer"}
        """;

    private const string NumericBooking =
        """{"quoteId":"50000001","tripId":"10002222",""" + BuyerAndPassengers;

    private const string PrefixedBooking =
        """{"quoteId":"aquote-50000001","tripId":"atrip-10002222",""" + BuyerAndPassengers;

    [Theory]
    [InlineData("pdf", "GET", "/api/streams/quotes/1", "")]
    [InlineData("booking", "GET", "/api/bookings/1", "")]
    [InlineData("find", "GET", "/api/bookings?externalReference=ref-1", "")]
    [InlineData("messages", "GET", "/api/tripmsgs/1/chat", "")]
    [InlineData("message", "GET", "/api/tripmsgs/1", "")]
    [InlineData("book", "POST", "/api/bookrequest", NumericBooking)]
    [InlineData("chat", "POST", "/api/tripmsgs/1/chat", """{"message":"Hello"}""")]
    [InlineData("decline", "POST", "/api/tripmsgs/1/decline", """{"reason":"other"}""")]
    public Task A_call_with_numeric_ids_is_exactly_this(string call, string method, string target, string body) =>
        SendsAsync(call, AvinodeIdFormat.Numeric, method, target, body);

    [Theory]
    [InlineData("pdf", "GET", "/api/streams/quotes/aquote-1", "")]
    [InlineData("booking", "GET", "/api/bookings/abooking-1", "")]
    [InlineData("find", "GET", "/api/bookings?externalReference=ref-1", "")]
    [InlineData("messages", "GET", "/api/tripmsgs/arfq-1/chat", "")]
    [InlineData("message", "GET", "/api/tripmsgs/asellermsg-1", "")]
    [InlineData("book", "POST", "/api/bookrequest", PrefixedBooking)]
    [InlineData("chat", "POST", "/api/tripmsgs/arfq-1/chat", """{"message":"Hello"}""")]
    [InlineData("decline", "POST", "/api/tripmsgs/arfq-1/decline", """{"reason":"other"}""")]
    public Task A_call_with_prefixed_ids_is_exactly_this(string call, string method, string target, string body) =>
        SendsAsync(call, AvinodeIdFormat.Prefixed, method, target, body);

    [Theory]
    [InlineData("", "/bookings/1")]
    [InlineData("/", "/bookings/1")]
    [InlineData("/api", "/api/bookings/1")]
    [InlineData("/api/", "/api/bookings/1")]
    [InlineData("/api//", "/api/bookings/1")]
    [InlineData("/gateway/v2/api", "/gateway/v2/api/bookings/1")]
    public async Task The_path_of_the_base_address_is_kept_whole(string path, string target)
    {
        await using var wire = await ClientOnWire.StartAsync(
            StubResponse.Json("""{"id":"1"}"""), address: uri => new Uri(uri.GetLeftPart(UriPartial.Authority) + path));

        await Calls.ReadAsync(wire.Client);

        wire.Upstream.Requests.Single().RawTarget.Should().Be(target);
    }

    [Theory]
    [InlineData("pdf", "application/pdf")]
    [InlineData("booking", "application/json")]
    [InlineData("book", "application/json")]
    public async Task A_call_says_what_it_can_read_and_that_it_decompresses(string call, string accept)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(404));

        await wire.FailureOfAsync(Calls.Reads.GetValueOrDefault(call) ?? Calls.Writes[call]);

        var request = wire.Upstream.Requests.Single();
        request.Header("Accept").Should().Be(accept);
        request.Header("Accept-Encoding").Should().Contain("gzip");
        request.Header("Cookie").Should().BeNull();
    }

    [Fact]
    public async Task A_reference_stays_one_value_of_the_query_whatever_it_holds()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json("[]"));

        (await wire.Client.FindBookingsAsync("a&b=c d/../é#?%2e\r\n", default)).Should().BeEmpty();

        wire.Upstream.Requests.Single().RawTarget
            .Should().Be("/api/bookings?externalReference=a%26b%3Dc%20d%2F..%2F%C3%A9%23%3F%252e%0D%0A");
    }

    [Fact]
    public async Task A_booking_carries_everything_that_was_said_and_leaves_out_what_was_not()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json("""{"id":"1"}"""));

        await wire.Client.BookFlightAsync(
            new BookingRequest
            {
                QuoteId = QuoteId.Parse("1"),
                TripId = TripId.Parse("2"),
                Buyer = new Buyer { Name = "Zoë O'Hara <VIP>", Email = "zoe@example.com", Phone = "+1-555-0100", Company = "A & B" },
                Passengers = [new Passenger { FirstName = "김", LastName = "😀" }],
                PaymentMethod = "invoice",
                Notes = "One \"small\" dog\nTwo cats",
                ExternalReference = "CD-2025-0042",
            },
            default);

        wire.Upstream.Requests.Single().Text.Should().Be(
            """{"quoteId":"1","tripId":"2","buyer":{"name":"Zoë O'Hara <VIP>","email":"zoe@example.com","phone":"+1-555-0100","""
            + """
            "company":"A & B"},"passengers":[{"firstName":"김","lastName":"\uD83D\uDE00"}],"paymentMethod":"invoice",
            """
            + """
            "notes":"One \"small\" dog\nTwo cats","externalReference":"CD-2025-0042"}
            """);
    }

    [Fact]
    public async Task A_message_and_a_reason_go_out_as_they_are()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json("{}"));

        await wire.Client.SendMessageAsync(RfqId.Parse("asellerlift-7"), "Line one\nZoë & \"co\"", default);
        await wire.Client.DeclineAsync(RfqId.Parse("arfq-8"), "price_too_high", "Thank you", default);

        wire.Upstream.Requests.Select(request => $"{request.RawTarget} {request.Text}").Should().Equal(
            """/api/tripmsgs/7/chat {"message":"Line one\nZoë & \"co\""}""",
            """/api/tripmsgs/8/decline {"reason":"price_too_high","message":"Thank you"}""");
    }

    private static async Task SendsAsync(string call, AvinodeIdFormat format, string method, string target, string body)
    {
        foreach (var slash in new[] { "", "/" })
        {
            await using var wire = await ClientOnWire.StartAsync(
                StubResponse.Status(404), format, address: uri => new Uri(uri.AbsoluteUri + slash));

            await wire.FailureOfAsync(Calls.Reads.GetValueOrDefault(call) ?? Calls.Writes[call]);

            var request = wire.Upstream.Requests.Should().ContainSingle().Which;
            request.Method.Should().Be(method);
            request.RawTarget.Should().Be(target);
            request.Text.Should().Be(body);
            request.Header("Content-Length").Should().Be($"{body.Length}");
            request.Header("Transfer-Encoding").Should().BeNull();
        }
    }
}
