using System.Text;
using System.Text.Json.Nodes;
using Avinode.Agent;

namespace Avinode.Mcp.Tests;

/// <summary>Arguments that are not what the tool asks for: every problem at once, by path, and nothing is sent.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public async Task Every_problem_of_a_booking_is_told_at_once_by_path()
    {
        var problems = await RefusedAsync("book_flight", """
            {"quote_id":"atrip-1","trip_id":7,
             "customer":{"name":"","email":"pat@example.com, eve@example.com","phone":"call me","company":"A\u202eB"},
             "passengers":[{"first_name":"Pat","last_name":"Client"},
                           {"first_name":5,"date_of_birth":"31.01.1980","passport_number":"??","nationality":"Narnia"},"Robin"],
             "payment_method":"cash","special_requests":"card 4111 1111 1111 1111","client_reference":"one\ntwo","qoute_id":"aquote-1"}
            """);

        problems.Should().BeEquivalentTo(
        [
            "quote_id: must be a quote id such as aquote-123456 or 123456; received \"atrip-1\"",
            "trip_id: must be a string; received an integer",
            "customer.name: must not be empty",
            "customer.email: must be one e-mail address such as pat@example.com, without a display name",
            "customer.phone: must be a telephone number such as +1-555-0100",
            "customer.company: must be one line without control or invisible characters",
            "passengers[1].first_name: must be a string; received an integer",
            "passengers[1].last_name: is required",
            "passengers[1].date_of_birth: must be a date in the past such as 1980-01-31",
            "passengers[1].passport_number: must be 5 to 20 letters, digits or dashes",
            "passengers[1].nationality: must be an ISO 3166-1 country code such as US or USA",
            "passengers[2]: must be an object; received a string",
            "payment_method: must be one of wire_transfer, credit_card, invoice; received \"cash\"",
            "special_requests: must not hold a payment card number",
            "client_reference: must be one line without control or invisible characters",
            "qoute_id: is not a known argument; known are quote_id, trip_id, customer, passengers, payment_method, special_requests, "
                + "client_reference",
        ]);
    }

    [Theory]
    [InlineData("book_flight", "{}", "quote_id: is required|trip_id: is required|customer: is required")]
    [InlineData(
        "book_flight",
        """{"quote_id":"1","trip_id":"2","customer":{}}""",
        "customer.name: is required|customer.email: is required")]
    [InlineData("book_flight", """{"quote_id":"1","trip_id":"2","customer":"Pat"}""", "customer: must be an object; received a string")]
    [InlineData(
        "book_flight",
        """{"quote_id":"1","trip_id":"2","customer":{"name":"P","email":"p@e.com","age":5}}""",
        "customer.age: is not a known argument; known are name, email, phone, company")]
    [InlineData("decline_quote", "{}", "request_id: is required|reason: is required")]
    [InlineData(
        "decline_quote",
        """{"request_id":"1","reason":"PRICE_TOO_HIGH"}""",
        "reason: must be one of price_too_high, timing_not_suitable, different_aircraft_needed, customer_cancelled, other; "
            + "received \"PRICE_TOO_HIGH\"")]
    [InlineData(
        "decline_quote",
        """{"request_id":"1","reason":"other","message":["no"]}""",
        "message: must be a string; received an array")]
    [InlineData(
        "generate_quote_pdf",
        """{"quote_id":"1","include_terms":"yes","branding":{"logo_url":"javascript:alert(1)","colour":"red"}}""",
        "include_terms: must be a boolean; received a string|branding.logo_url: must be an absolute http or https address|"
            + "branding.colour: is not a known argument; known are company_name, logo_url, contact_info")]
    [InlineData("get_booking_status", "{}", "booking_id: is required")]
    [InlineData("get_message", """{"message_id":null}""", "message_id: is required")]
    [InlineData(
        "get_trip_messages",
        """{"request_id":"1","limit":0,"since":"yesterday"}""",
        "limit: must be at least 1; received 0|since: must be an ISO 8601 date or time such as 2026-01-31T09:30:00Z")]
    [InlineData("get_trip_messages", """{"request_id":"1","limit":201}""", "limit: must be at most 200; received 201")]
    [InlineData("get_trip_messages", """{"request_id":"1","limit":1.5}""", "limit: must be an integer; received a number")]
    [InlineData("get_trip_messages", """{"request_id":"1","limit":"50"}""", "limit: must be an integer; received a string")]
    [InlineData("send_trip_message", """{"request_id":"1","message":""}""", "message: must not be empty")]
    [InlineData("send_trip_message", """{"request_id":"1","message":" \n "}""", "message: must not be blank")]
    public async Task A_wrong_argument_is_named_with_its_rule(string tool, string arguments, string problems) =>
        (await RefusedAsync(tool, arguments)).Should().BeEquivalentTo(problems.Split('|'));

    // PostgreSQL cannot be asked for it.
    [Fact]
    public async Task A_customer_to_look_for_is_one_line()
    {
        await using var served = await ServedMcp.StartAsync();

        var answer = await served.CallAsync("list_bookings", """{"customer":"a\u0000"}""");

        answer.IsError.Should().BeTrue();
        answer.Problems.Should().Equal("customer: must be one line without control or invisible characters");
    }

    [Theory]
    [InlineData("customer.name", 121, "must be at most 120 characters; received 121")]
    [InlineData("customer.company", 121, "must be at most 120 characters; received 121")]
    [InlineData("special_requests", 2001, "must be at most 2000 characters; received 2001")]
    [InlineData("client_reference", 65, "must be at most 64 characters; received 65")]
    public async Task A_text_that_is_too_long_is_told_its_length(string path, int length, string rule)
    {
        var arguments = JsonNode.Parse(ToolCall.BookFlight.Arguments)!;
        var names = path.Split('.');
        (names.Length == 2 ? arguments[names[0]]! : arguments)[names[^1]] = new string('a', length);

        (await RefusedAsync("book_flight", arguments.ToJsonString())).Should().Equal($"{path}: {rule}");
    }

    [Theory]
    [InlineData("send_trip_message")]
    [InlineData("decline_quote")]
    public async Task A_message_is_measured_in_bytes(string tool)
    {
        var arguments = JsonNode.Parse(ToolCall.Of(tool).Arguments)!;
        arguments["message"] = new string('é', 2561);
        (await RefusedAsync(tool, arguments.ToJsonString())).Should().Equal("message: must be at most 5120 bytes of UTF-8; received 5122");

        await using var served = await ServedMcp.StartAsync();
        served.Upstream.AnswerAll(ToolCall.Of(tool).Success);
        arguments["message"] = new string('é', 2560);
        (await served.CallAsync(tool, arguments.ToJsonString(McpJson.Wire))).IsError.Should().BeFalse();
        JsonNode.Parse(served.Upstream.Requests.Single().Text)!["message"]!.GetValue<string>().Should().Be(new string('é', 2560));
    }

    [Theory]
    [InlineData("book_flight", """
        {"quote_id":"123456","trip_id":"2","customer":{"name":"Pat","email":"pat@example.com","phone":null,"company":null},
         "passengers":null,"payment_method":null,"special_requests":null,"client_reference":null}
        """)]
    [InlineData("book_flight", """
        {"quote_id":"123456","trip_id":"2","customer":{"name":"Pat","email":"pat@example.com"},
         "passengers":[{"first_name":"A","last_name":"B","date_of_birth":null,"passport_number":null,"nationality":null}]}
        """)]
    [InlineData("decline_quote", """{"request_id":"20001111","reason":"other","message":null}""")]
    [InlineData("generate_quote_pdf", """{"quote_id":"123456","include_terms":null,"branding":null}""")]
    [InlineData("generate_quote_pdf", """{"quote_id":"123456","branding":{"company_name":null,"logo_url":null,"contact_info":null}}""")]
    [InlineData("get_trip_messages", """{"request_id":"20001111","limit":null,"since":null}""")]
    public async Task Null_stands_for_an_argument_that_is_left_out(string tool, string arguments)
    {
        await using var served = await ServedMcp.StartAsync();
        served.Upstream.AnswerAll(ToolCall.Of(tool).Success);

        var answer = await served.CallAsync(tool, arguments);

        answer.IsError.Should().BeFalse(answer.Text);
        answer.Warnings.Should().BeEmpty();
        served.Upstream.Requests[^1].Text.Should().NotContain("null");
    }

    [Fact]
    public async Task Passports_and_dates_of_birth_are_never_repeated()
    {
        var arguments = JsonNode.Parse(ToolCall.BookFlight.Arguments)!;
        arguments["passengers"] = JsonNode.Parse("""
            [{"first_name":"A","last_name":"B","date_of_birth":"1979/12/24","passport_number":"PASS/PORT/77"}]
            """);

        var problems = await RefusedAsync("book_flight", arguments.ToJsonString());

        problems.Should().HaveCount(2);
        string.Join(' ', problems).Should().NotContain("1979").And.NotContain("PASS/PORT/77").And.NotContain("PORT");
    }

    [Fact]
    public async Task A_hostile_argument_name_is_shown_clean_and_short()
    {
        var arguments = new JsonObject { ["message_id"] = "1", ["\u202e" + new string('x', 5000)] = "1" };

        var problems = await RefusedAsync("get_message", arguments.ToJsonString());

        Encoding.UTF8.GetByteCount(problems.Single()).Should().BeLessThan(200);
        problems.Single().Should().NotContain("\u202e");
    }

    [Fact]
    public async Task An_unknown_tool_is_an_error_of_the_protocol()
    {
        await using var served = await ServedMcp.StartAsync();

        var response = await served.Client.CallToolAsync("cancel_everything");

        response.GetProperty("error").GetProperty("code").GetInt32().Should().Be(-32602);
    }

    private static async Task<string[]> RefusedAsync(string tool, string arguments)
    {
        await using var served = await ServedMcp.StartAsync();
        served.Upstream.AnswerAll(ToolCall.Of(tool).Success);

        var answer = await served.CallAsync(tool, arguments);

        answer.IsError.Should().BeTrue();
        answer.Text.Should().StartWith($"The arguments of {tool} are not valid; nothing was sent.")
            .And.EndWith($"Correct them and call {tool} again.");
        served.Upstream.Requests.Should().BeEmpty();
        return answer.Problems;
    }
}
