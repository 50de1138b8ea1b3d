using System.Text.Json;
using System.Text.Json.Nodes;

namespace Avinode.Mcp.Tests;

/// <summary>Ids that try to be more than an id.</summary>
public sealed class HostileIdTests
{
    private static readonly string[] Hostile =
    [
        "", " ", " 123456", "123456 ", "123456\n", "1\r\nX-Evil: 1", "1\0",
        "x-1/../../bookings/1", "../bookings/1", "..", "1/", "/1", "//evil.example/1",
        "%2e%2e", "%2e%2e%2fbookings%2f1", "1%2f..", "1%00", "..\\..\\bookings\\1", "1\\", "１２３", "aquote-１２３",
        "aquote-1?x=1", "1?x", "1#x", "1;x=1", "1&x=1", "1@evil.example",
        "-1", "+1", "1.0", "1e3", "0x10", "aquote-", "aquote--1", "aquote-1-", "aquote-1-a-b", "аquote-1", "aquote\u20111",
        "https://evil.example/", "${jndi:x}", "{id}", "*", "null",
        new string('9', 10_000), new string('a', 10_000), "aquote-1-" + new string('a', 10_000),
        string.Concat(Enumerable.Repeat("../", 3_000)),
    ];

    private static readonly string[] OfEveryKind =
        ["aquote-1", "atrip-1", "arfq-1", "asellerlift-1", "asellermsg-1", "abuyermsg-1", "abooking-1"];

    [Theory]
    [InlineData("book_flight", "quote_id", "aquote-1")]
    [InlineData("book_flight", "trip_id", "atrip-1")]
    [InlineData("decline_quote", "request_id", "arfq-1 asellerlift-1")]
    [InlineData("generate_quote_pdf", "quote_id", "aquote-1")]
    [InlineData("get_booking_status", "booking_id", "abooking-1")]
    [InlineData("get_message", "message_id", "asellermsg-1 abuyermsg-1")]
    [InlineData("get_trip_messages", "request_id", "arfq-1 asellerlift-1")]
    [InlineData("send_trip_message", "request_id", "arfq-1 asellerlift-1")]
    public async Task A_hostile_id_never_causes_a_request(string tool, string parameter, string own)
    {
        await using var served = await ServedMcp.StartAsync();
        served.Upstream.AnswerAll(ToolCall.Of(tool).Success);
        JsonNode?[] wrongTypes = [1, 1.5, true, null, new JsonArray("1"), new JsonObject { ["id"] = "1" }];
        var wrongIds = Hostile.Concat(OfEveryKind.Except(own.Split(' '))).Select(id => (JsonNode?)id);

        foreach (var id in wrongIds.Concat(wrongTypes))
        {
            var arguments = JsonNode.Parse(ToolCall.Of(tool).Arguments)!;
            arguments[parameter] = id;
            var answer = await served.CallAsync(tool, arguments.ToJsonString());

            answer.IsError.Should().BeTrue($"{id?.ToJsonString()} is no id");
            answer.Problems.Should().ContainSingle().Which.Should().StartWith($"{parameter}: ");
            answer.Text.Should().EndWith($"Correct them and call {tool} again.");
            answer.Text.Length.Should().BeLessThan(500);
        }

        served.Upstream.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("book_flight", "quote_id", "aquote-1 aquo-1 quote-1 1 aquote-1-b2")]
    [InlineData("book_flight", "trip_id", "atrip-1 trip-1 1")]
    [InlineData("decline_quote", "request_id", "arfq-1 rfq-1 asellerlift-1 1")]
    [InlineData("get_booking_status", "booking_id", "abooking-1 booking-1 1 whatever-1")]
    [InlineData("get_message", "message_id", "asellermsg-1 abuyermsg-1 1")]
    public async Task An_honest_id_causes_one(string tool, string parameter, string ids)
    {
        foreach (var id in ids.Split(' '))
        {
            await using var served = await ServedMcp.StartAsync();
            served.Upstream.AnswerAll(ToolCall.Of(tool).Success);
            var arguments = JsonNode.Parse(ToolCall.Of(tool).Arguments)!;
            arguments[parameter] = id;
            var answer = await served.CallAsync(tool, arguments.ToJsonString());

            answer.IsError.Should().BeFalse($"{id} is one: {answer.Text}");
            served.Upstream.Requests.Count(request => request.Method == ToolCall.Of(tool).Method).Should().Be(1);
        }
    }

    [Fact]
    public async Task A_hostile_id_in_the_address_of_a_proposal_never_causes_a_request()
    {
        await using var served = await ServedMcp.StartAsync();
        served.Upstream.AnswerAll(ToolCall.GenerateQuotePdf.Success);

        string[] escaped = ["1%2F..%2F..%2Fbookings%2F1", "1%0D%0AX-Evil%3A%201"];
        foreach (var id in Hostile.Concat(["atrip-1", "arfq-1", "asellermsg-1", "abooking-1", .. escaped]))
        {
            foreach (var written in new[] { id, Uri.EscapeDataString(id) })
            {
                var uri = JsonEncodedText.Encode($"avinode://quotes/{written}/proposal.pdf");
                var response = await served.Client.RequestAsync("resources/read", $$"""{"uri":"{{uri}}"}""");

                response.TryGetProperty("error", out _).Should().BeTrue(written);
            }
        }

        served.Upstream.Requests.Should().BeEmpty();
    }
}
