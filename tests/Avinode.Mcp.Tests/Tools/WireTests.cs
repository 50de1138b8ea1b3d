using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Avinode.Client;
using Avinode.Testing;

namespace Avinode.Mcp.Tests;

/// <summary>What each tool sends, byte for byte.</summary>
public sealed class WireTests
{
    [Theory]
    [MemberData(nameof(ToolCall.Names), MemberType = typeof(ToolCall))]
    public async Task Every_tool_sends_its_request_once_with_the_six_headers(string tool)
    {
        var call = ToolCall.Of(tool);
        await using var served = await ServedMcp.StartAsync();

        var answer = await served.CallAsync(call);

        answer.IsError.Should().BeFalse(answer.Text);
        served.Upstream.Requests.Should().HaveCount(tool == "book_flight" ? 2 : 1);
        var request = served.Sent(call).Should().ContainSingle().Which;
        request.RawTarget.Should().Be("/api" + call.Path);
        request.Header("X-Avinode-ApiToken").Should().Be(ServedMcp.ApiToken);
        request.Header("Authorization").Should().Be($"Bearer {ServedMcp.BearerToken}");
        request.Header("X-Avinode-SentTimestamp").Should().Be("2026-03-01T09:30:15.000Z");
        request.Header("X-Avinode-ApiVersion").Should().Be("v1.0");
        request.Header("X-Avinode-Product").Should().Be("Jetvision/1.0.0");
        request.Header("Content-Type").Should().Be("application/json");
        request.Header("Accept").Should().Be(tool == "generate_quote_pdf" ? "application/pdf" : "application/json");
        request.Header("X-Avinode-ActAsAccount").Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Every_tool_sends_exactly_this_body(string tool, string body)
    {
        await using var served = await ServedMcp.StartAsync();

        await served.CallAsync(ToolCall.Of(tool));

        var request = served.Sent(ToolCall.Of(tool)).Should().ContainSingle().Which;
        request.Text.Should().Be(body);
        request.Header("Content-Length").Should().Be(Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_booking_without_a_payment_method_is_paid_by_wire_and_carries_our_reference()
    {
        await using var served = await ServedMcp.StartAsync();
        served.Upstream.Answer("POST", "/bookrequest", ToolCall.BookFlight.Success);

        var answer = await served.CallAsync(
            "book_flight", """{"quote_id":"1","trip_id":"2","customer":{"name":"Pat","email":"pat@example.com"}}""");

        var reference = answer.Word("reference");
        served.Sent(ToolCall.BookFlight).Single().Text.Should().Be($$"""
            {"quoteId":"1","tripId":"2","buyer":{"name":"Pat","email":"pat@example.com"},
            "paymentMethod":"wire_transfer","externalReference":"{{reference}}"}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task Ids_go_with_their_prefix_where_that_is_set()
    {
        await using var served = await ServedMcp.StartAsync(idFormat: AvinodeIdFormat.Prefixed);

        await served.CallAsync("generate_quote_pdf", """{"quote_id":"aquo-123456"}""");
        await served.CallAsync("get_booking_status", """{"booking_id":"70"}""");
        await served.CallAsync("get_message", """{"message_id":"abuyermsg-5"}""");
        await served.CallAsync("book_flight", """{"quote_id":"1","trip_id":"2","customer":{"name":"Pat","email":"pat@example.com"}}""");

        served.Upstream.Requests.Select(request => request.RawTarget).Should().Equal(
            "/api/streams/quotes/aquote-123456",
            "/api/bookings/abooking-70",
            "/api/tripmsgs/abuyermsg-5",
            "/api/quotes/aquote-1",
            "/api/bookrequest");
        JsonNode.Parse(served.Sent(ToolCall.BookFlight).Single().Text)!["quoteId"]!.GetValue<string>().Should().Be("aquote-1");
    }

    [Fact]
    public async Task The_account_to_act_as_is_sent_when_it_is_set()
    {
        await using var served = await ServedMcp.StartAsync(actAsAccount: "pat@jetvision.example");

        await served.CallAsync(ToolCall.SendTripMessage);

        served.Upstream.Requests.Single().Header("X-Avinode-ActAsAccount").Should().Be("pat@jetvision.example");
    }

    [Fact]
    public async Task A_second_attempt_carries_a_fresh_timestamp()
    {
        await using var served = await ServedMcp.StartAsync();
        served.Upstream.Answer("GET", "/bookings/70", StubResponse.Status(500), ToolCall.GetBookingStatus.Success);

        var answer = await served.PassTimeAsync(
            served.CallAsync("get_booking_status", ToolCall.GetBookingStatus.Arguments), TimeSpan.FromSeconds(9));

        answer.Word("status").Should().Be("confirmed");
        served.Upstream.Requests.Select(request => request.Header("X-Avinode-SentTimestamp"))
            .Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var served = await ServedMcp.StartAsync();
        await using var elsewhere = await StubUpstream.StartAsync();

        var there = new Uri(elsewhere.BaseAddress.AbsoluteUri + "/bookings/70");

        var answer = await served.CallAsync(ToolCall.GetBookingStatus, StubResponse.Redirect(307, there));

        answer.IsError.Should().BeTrue();
        elsewhere.Requests.Should().BeEmpty();
    }

    public static TheoryData<string, string> Bodies() => new()
    {
        {
            "book_flight",
            """
            {"quoteId":"123456","tripId":"789",
            "buyer":{"name":"Pat Client","email":"pat@example.com","phone":"+1-555-0100","company":"Example LLC"},
            "passengers":[{"firstName":"Zoë","lastName":"O'Hara","dateOfBirth":"1980-01-31",
            "passportNumber":"X1234567","nationality":"US"},{"firstName":"Robin","lastName":"Client"}],
            "paymentMethod":"invoice","notes":"One small dog\nand a cat","externalReference":"JV-2026-17"}
            """.ReplaceLineEndings("")
        },
        { "decline_quote", """{"reason":"price_too_high","message":"Thank you"}""" },
        { "send_trip_message", """{"message":"Is \"hot\" catering possible?\nZoë"}""" },
        { "generate_quote_pdf", "" },
        { "get_booking_status", "" },
        { "get_message", "" },
        { "get_trip_messages", "" },
    };
}
