using System.Text.Json.Nodes;

namespace Avinode.Mcp.Tests;

/// <summary>The simulator behind the tools: it works, and it says on everything what it is.</summary>
public sealed class SimulatorTests
{
    private const string Order = """{"quote_id":"aquote-50000001",""" + Rest;
    private const string LostOrder = """{"quote_id":"aquote-991602",""" + Rest;
    private const string RefusedOrder = """{"quote_id":"aquote-991422",""" + Rest;
    private const string Rest = """ "trip_id":"atrip-10000001","customer":{"name":"Pat","email":"pat@example.com"}}""";

    [Theory]
    [InlineData("book_flight", Order)]
    [InlineData("book_flight", LostOrder)]
    [InlineData("decline_quote", """{"request_id":"arfq-20000003","reason":"other"}""")]
    [InlineData("list_bookings", "{}")]
    [InlineData("generate_quote_pdf", """{"quote_id":"aquote-50000001"}""")]
    [InlineData("get_message", """{"message_id":"NEWEST"}""")]
    [InlineData("get_trip_messages", """{"request_id":"arfq-20000001"}""")]
    [InlineData("send_trip_message", """{"request_id":"arfq-20000001","message":"Catering?"}""")]
    [InlineData("get_booking_status", """{"booking_id":"BOOKED"}""")]
    public async Task Every_result_is_marked(string tool, string arguments)
    {
        await using var served = await ServedMcp.StartAsync(simulator: true);
        var known = await PrepareAsync(served, arguments);

        var answer = await served.CallAsync(tool, known);

        answer.IsError.Should().BeFalse(answer.Text);
        answer.Structured.GetProperty("simulated").GetBoolean().Should().BeTrue();
        JsonNode.Parse(answer.Text)!["simulated"]!.GetValue<bool>().Should().BeTrue();
        SchemaRules.Broken((await served.ToolsAsync())[tool].GetProperty("outputSchema"), answer.Structured).Should().BeEmpty();
        served.Upstream.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("book_flight", RefusedOrder)]
    [InlineData("decline_quote", """{"request_id":"arfq-990404","reason":"other"}""")]
    [InlineData("generate_quote_pdf", """{"quote_id":"aquote-990606"}""")]
    [InlineData("get_booking_status", """{"booking_id":"abooking-990604"}""")]
    [InlineData("get_message", """{"message_id":"asellermsg-990403"}""")]
    [InlineData("get_trip_messages", """{"request_id":"arfq-990401"}""")]
    [InlineData("send_trip_message", """{"request_id":"arfq-990602","message":"Catering?"}""")]
    [InlineData("send_trip_message", "{}")]
    [InlineData("list_bookings", """{"limit":0}""")]
    public async Task Every_error_is_marked(string tool, string arguments)
    {
        await using var served = await ServedMcp.StartAsync(simulator: true);

        var answer = await served.CallAsync(tool, arguments);

        answer.IsError.Should().BeTrue();
        answer.Text.Should().StartWith("[simulated] ");
    }

    [Fact]
    public async Task A_proposal_is_marked_when_it_is_read_and_when_it_is_not()
    {
        await using var served = await ServedMcp.StartAsync(simulator: true);

        var response = await served.Client.RequestAsync("resources/read", """{"uri":"avinode://quotes/990404/proposal.pdf"}""");

        response.GetProperty("error").GetProperty("message").GetString().Should().StartWith("[simulated] ");
        (await served.Client.RequestAsync("resources/read", """{"uri":"avinode://quotes/50000001/proposal.pdf"}""")).GetProperty("result")
            .GetProperty("_meta").GetProperty("simulated").GetBoolean().Should().BeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_instructions_say_so_first(bool simulator)
    {
        await using var served = await ServedMcp.StartAsync(simulator);

        var instructions = (await served.Client.InitializeAsync()).GetProperty("result").GetProperty("instructions").GetString()!;

        instructions.StartsWith("SIMULATOR: a pretend Avinode.", StringComparison.Ordinal).Should().Be(simulator);
    }

    [Fact]
    public async Task Without_the_simulator_nothing_is_marked()
    {
        await using var served = await ServedMcp.StartAsync();

        foreach (var call in ToolCall.All)
        {
            (await served.CallAsync(call)).Structured.TryGetProperty("simulated", out _).Should().BeFalse();
        }
    }

    [Fact]
    public async Task The_whole_story_ends_with_a_confirmed_flight()
    {
        await using var served = await ServedMcp.StartAsync(simulator: true);
        var booked = await served.CallAsync("book_flight", Order);
        booked.Word("status").Should().Be("pending");

        served.Clock.Advance(TimeSpan.FromMinutes(1));
        var status = await served.CallAsync("get_booking_status", $$"""{"booking_id":"{{booked.Word("booking_id")}}"}""");

        status.Word("status").Should().Be("confirmed");
        status.Word("confirmation_number").Should().NotBeNullOrEmpty();
    }

    private static async Task<string> PrepareAsync(ServedMcp served, string arguments)
    {
        if (arguments.Contains("NEWEST", StringComparison.Ordinal))
        {
            var chat = await served.CallAsync("get_trip_messages", """{"request_id":"arfq-20000001"}""");
            var newest = chat.Structured.GetProperty("messages").EnumerateArray().Last().GetProperty("message_id").GetString();
            return arguments.Replace("NEWEST", newest, StringComparison.Ordinal);
        }

        if (arguments.Contains("BOOKED", StringComparison.Ordinal))
        {
            var booked = await served.CallAsync("book_flight", Order);
            return arguments.Replace("BOOKED", booked.Word("booking_id"), StringComparison.Ordinal);
        }

        return arguments;
    }
}
