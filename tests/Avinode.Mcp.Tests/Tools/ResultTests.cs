using System.Text.Json;
using System.Text.Json.Nodes;
using Avinode.Agent;
using Avinode.Testing;

namespace Avinode.Mcp.Tests;

/// <summary>What each tool answers when all is well.</summary>
public sealed class ResultTests
{
    [Theory]
    [MemberData(nameof(Results))]
    public async Task Every_tool_answers_exactly_this(string tool, string expected)
    {
        await using var served = await ServedMcp.StartAsync();

        var answer = await served.CallAsync(ToolCall.Of(tool));

        var wanted = JsonNode.Parse(expected.Replace("{reference}", answer.Word("reference"), StringComparison.Ordinal));
        answer.IsError.Should().BeFalse();
        JsonNode.Parse(answer.Structured.GetRawText())!.ToJsonString(McpJson.Wire).Should().Be(wanted!.ToJsonString(McpJson.Wire));
    }

    [Theory]
    [MemberData(nameof(ToolCall.Names), MemberType = typeof(ToolCall))]
    public async Task The_text_copy_says_the_same_as_the_structured_content(string tool)
    {
        await using var served = await ServedMcp.StartAsync();

        var answer = await served.CallAsync(ToolCall.Of(tool));

        var structured = JsonObject.Create(answer.Structured)!;
        structured.Remove("pdf_base64");
        JsonNode.DeepEquals(JsonNode.Parse(answer.Text), structured).Should().BeTrue(answer.Text);
        answer.Content[0].GetProperty("type").GetString().Should().Be("text");
    }

    [Theory]
    [MemberData(nameof(ToolCall.Names), MemberType = typeof(ToolCall))]
    public async Task Every_result_is_what_the_output_schema_promises(string tool)
    {
        await using var served = await ServedMcp.StartAsync();

        var answer = await served.CallAsync(ToolCall.Of(tool));

        SchemaRules.Broken(await OutputSchemaAsync(served, tool), answer.Structured).Should().BeEmpty();
    }

    [Fact]
    public async Task An_unknown_booking_is_what_the_output_schemas_promise()
    {
        await using var served = await ServedMcp.StartAsync();
        served.Upstream.Answer("GET", "/bookings", StubResponse.Json("""{"data":[]}"""));

        var lost = await served.CallAsync(ToolCall.BookFlight, StubResponse.ResetAfterReading());
        var status = await served.CallAsync("get_booking_status", $$"""{"booking_id":"{{lost.Word("reference")}}"}""");

        SchemaRules.Broken(await OutputSchemaAsync(served, "book_flight"), lost.Structured).Should().BeEmpty();
        SchemaRules.Broken(await OutputSchemaAsync(served, "get_booking_status"), status.Structured).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(FlatAnswers))]
    public async Task Flat_answers_are_read_as_well(string tool, string answer, string field, string expected)
    {
        await using var served = await ServedMcp.StartAsync();

        var result = await served.CallAsync(ToolCall.Of(tool), StubResponse.Json(answer));

        result.Word(field).Should().Be(expected);
    }

    [Theory]
    [InlineData("book_flight")]
    [InlineData("decline_quote")]
    [InlineData("get_booking_status")]
    [InlineData("get_message")]
    [InlineData("get_trip_messages")]
    [InlineData("send_trip_message")]
    public async Task A_soft_error_beside_a_success_reaches_the_caller_as_a_warning(string tool)
    {
        await using var served = await ServedMcp.StartAsync();
        var soft = JsonNode.Parse(ToolCall.Of(tool).Answer)!;
        soft["meta"] = JsonNode.Parse("""
            {"errors":[{"code":"START_AIRPORT_INVALID","title":"No such airport","path":"segments[0]"}],"warnings":[{"title":"Slow"}]}
            """);

        var answer = await served.CallAsync(ToolCall.Of(tool), StubResponse.Json(soft.ToJsonString()));

        answer.IsError.Should().BeFalse();
        answer.Warnings.Should().Equal("START_AIRPORT_INVALID: No such airport (at segments[0])", "Slow");
    }

    [Fact]
    public async Task A_status_that_is_not_known_stays_pending_and_is_passed_on()
    {
        await using var served = await ServedMcp.StartAsync();

        var answer = await served.CallAsync(ToolCall.GetBookingStatus, StubResponse.Json("""{"id":"70","status":"levitating"}"""));

        answer.Word("status").Should().Be("pending");
        answer.Warnings.Should().Equal("Avinode gave a status that is not known: levitating");
    }

    [Theory]
    [InlineData("""{"limit":2}""", "3,4", 4, true)]
    [InlineData("""{"limit":200}""", "1,2,3,4", 4, false)]
    [InlineData("""{"since":"2026-03-01T03:00:00Z"}""", "3,4", 2, false)]
    [InlineData("""{"since":"2026-03-01T04:00:00+01:00"}""", "3,4", 2, false)]
    [InlineData("""{"since":"2026-03-01","limit":1}""", "4", 4, true)]
    [InlineData("""{"since":"2026-03-02"}""", "", 0, false)]
    public async Task The_newest_messages_are_kept_in_the_order_of_their_times(string options, string ids, int total, bool hasMore)
    {
        await using var served = await ServedMcp.StartAsync();
        var messages = new[] { 3, 1, 4, 2 }
            .Select(hour => $$"""{"id":"{{hour}}","message":"m","createdOn":"2026-03-01T0{{hour}}:00:00Z"}""");
        served.Upstream.Answer("GET", "/tripmsgs/9/chat", StubResponse.Json($"[{string.Join(',', messages)}]"));

        var answer = await served.CallAsync("get_trip_messages", options.Insert(1, "\"request_id\":\"9\","));

        var found = answer.Structured.GetProperty("messages").EnumerateArray();
        string.Join(',', found.Select(message => message.GetProperty("message_id").GetString())).Should().Be(ids);
        answer.Structured.GetProperty("total_count").GetInt32().Should().Be(total);
        answer.Structured.GetProperty("has_more").GetBoolean().Should().Be(hasMore);
    }

    public static TheoryData<string, string> Results() => new()
    {
        {
            "book_flight",
            $$"""
            {"booking_id":"abooking-70","quote_id":"aquote-123456","trip_id":"atrip-789","status":"pending",
             "operator_response_deadline":"2026-03-02T12:00:00.000Z","created_at":"2026-03-01T09:30:15.000Z",
             "next_steps":"{{AskLater}}",
             "reference":"{reference}","submission":"accepted","outcome":"accepted"}
            """
        },
        {
            "decline_quote",
            """
            {"request_id":"arfq-20001111","status":"declined","declined_at":"2026-03-01T09:30:15.000Z","reason":"price_too_high"}
            """
        },
        {
            "generate_quote_pdf",
            $$"""
            {"quote_id":"aquo-123456","pdf_base64":"{{Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(ToolCall.Pdf))}}",
             "filename":"Quote_123456.pdf","mime_type":"application/pdf","generated_at":"2026-03-01T09:30:15.000Z",
             "size_bytes":{{ToolCall.Pdf.Length}},
             "resource_uri":"avinode://quotes/aquo-123456/proposal.pdf"}
            """
        },
        {
            "get_booking_status",
            """
            {"booking_id":"abooking-70","status":"confirmed","confirmation_number":"BR-2026-0099","payment_status":"pending",
             "quote_id":"aquote-123456","trip_id":"atrip-789","total_price":38500.5,"currency":"USD",
             "updated_at":"2026-03-01T15:00:00.000Z",
             "submission":"accepted","outcome":"accepted",
             "next_steps":"The operator has confirmed. Give the customer the confirmation number and arrange the payment."}
            """
        },
        { "get_message", OperatorMessage },
        {
            "get_trip_messages",
            $$"""
            {"request_id":"arfq-20001111","messages":[{{BrokerMessage}},{{OperatorMessage}}],"total_count":2,"has_more":false}
            """
        },
        {
            "send_trip_message",
            """
            {"message_id":"abuyermsg-41","request_id":"arfq-20001111","status":"sent","sent_at":"2026-03-01T09:31:00.000Z"}
            """
        },
    };

    public static TheoryData<string, string, string, string> FlatAnswers() => new()
    {
        { "book_flight", """{"bookingId":70,"status":"confirmed","confirmationNumber":"BR-1"}""", "confirmation_number", "BR-1" },
        { "book_flight", """{"id":"abooking-71"}""", "booking_id", "abooking-71" },
        { "get_booking_status", """{"bookingId":70,"status":"PAID"}""", "status", "paid" },
        { "get_message", """{"id":"asellermsg-40","message":"Hello"}""", "text", "Hello" },
        { "get_trip_messages", """[{"id":"asellermsg-40","message":"Hello"}]""", "total_count", "1" },
        { "send_trip_message", """{"messageId":"abuyermsg-41"}""", "message_id", "abuyermsg-41" },
    };

    private const string AskLater = "Awaiting operator confirmation. Ask get_booking_status with booking_id abooking-70 later, "
        + "and do not tell the customer that the flight is confirmed until it says so.";

    private const string OperatorMessage = """
        {"message_id":"asellermsg-40","from":"operator","sender":"Sam Okafor","company":"Blue Heron Jets",
         "text":"Hot catering is fine.\nSam","sent_at":"2026-02-28T10:00:00.000Z"}
        """;

    private const string BrokerMessage = """
        {"message_id":"abuyermsg-39","from":"broker","sender":"Pat Sales","company":"Jetvision",
         "text":"Catering?","sent_at":"2026-02-28T09:00:00.000Z"}
        """;

    private static async Task<JsonElement> OutputSchemaAsync(ServedMcp served, string tool) =>
        (await served.ToolsAsync())[tool].GetProperty("outputSchema");
}
