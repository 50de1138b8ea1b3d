using System.Text.Json.Nodes;
using Avinode.Agent;

namespace Avinode.Mcp.Tests;

/// <summary>The input schemas against src/contract/onek-141.md, section 2: names, types, enums, required, defaults, descriptions.</summary>
public sealed class ContractTests
{
    // What the contract speaks about. Ours besides these (lengths, patterns, formats) only narrow what it leaves open.
    private static readonly string[] Keywords = ["type", "description", "properties", "items", "enum", "default", "required"];

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task The_input_is_the_contract_to_the_letter(string tool, string description, string contract)
    {
        await using var served = await ServedMcp.StartAsync();

        var listed = (await served.ToolsAsync())[tool];

        listed.GetProperty("description").GetString().Should().StartWith(description);
        Contract(JsonNode.Parse(listed.GetProperty("inputSchema").GetRawText())!.AsObject()).ToJsonString(McpJson.Wire)
            .Should().Be(Contract(JsonNode.Parse(contract)!.AsObject()).ToJsonString(McpJson.Wire));
    }

    public static TheoryData<string, string, string> Contracts() => new()
    {
        {
            "generate_quote_pdf",
            "Generate PDF proposal document for a specific quote from Avinode",
            """
            {"type":"object","properties":{
              "quote_id":{"type":"string","description":"The Avinode quote ID (e.g., \"aquo-123456\")"},
              "include_terms":{"type":"boolean","description":"Include terms and conditions in PDF","default":true},
              "branding":{"type":"object",
                          "properties":{"company_name":{"type":"string"},"logo_url":{"type":"string"},"contact_info":{"type":"string"}},
                          "description":"Optional branding for PDF header"}},
             "required":["quote_id"]}
            """
        },
        {
            "book_flight",
            "Create booking request to confirm a flight quote. This initiates the booking process with the operator.",
            """
            {"type":"object","properties":{
              "quote_id":{"type":"string","description":"The Avinode quote ID to book"},
              "trip_id":{"type":"string","description":"The trip ID containing the quote"},
              "customer":{"type":"object","properties":{"name":{"type":"string"},"email":{"type":"string"},
                          "phone":{"type":"string"},"company":{"type":"string"}},
                          "required":["name","email"]},
              "passengers":{"type":"array","items":{"type":"object",
                            "properties":{"first_name":{"type":"string"},"last_name":{"type":"string"},
                            "date_of_birth":{"type":"string"},"passport_number":{"type":"string"},"nationality":{"type":"string"}},
                            "required":["first_name","last_name"]},"description":"Passenger manifest"},
              "payment_method":{"type":"string","enum":["wire_transfer","credit_card","invoice"],
                                "description":"Payment method for booking"},
              "special_requests":{"type":"string","description":"Special requests or notes for operator"},
              "client_reference":{"type":"string","description":"Internal booking reference"}},
             "required":["quote_id","trip_id","customer"]}
            """
        },
        {
            "decline_quote",
            "Decline an RFQ or quote. Use when the customer chooses not to proceed with a quote.",
            """
            {"type":"object","properties":{
              "request_id":{"type":"string","description":"The Avinode RFQ/request ID to decline"},
              "reason":{"type":"string",
                        "enum":["price_too_high","timing_not_suitable","different_aircraft_needed","customer_cancelled","other"],
                        "description":"Reason for declining"},
              "message":{"type":"string","description":"Optional message to operator"}},
             "required":["request_id","reason"]}
            """
        },
        {
            "get_booking_status",
            "Get the current status of a flight booking",
            """
            {"type":"object","properties":{"booking_id":{"type":"string","description":"The booking ID to check"}},
             "required":["booking_id"]}
            """
        },
        {
            "send_trip_message",
            "Send a chat message to the operator",
            """
            {"type":"object","properties":{
              "request_id":{"type":"string","description":"The Avinode RFQ/request ID"},
              "message":{"type":"string","description":"Plain text, at most 5,120 bytes of UTF-8; \\n starts a new line"}},
             "required":["request_id","message"]}
            """
        },
        {
            "get_trip_messages",
            "Read the chat with the operator",
            """
            {"type":"object","properties":{
              "request_id":{"type":"string","description":"The Avinode RFQ/request ID"},
              "limit":{"type":"integer","description":"The most messages to return; the newest are kept","default":50},
              "since":{"type":"string","description":"Only messages sent at or after this time (ISO 8601)"}},
             "required":["request_id"]}
            """
        },
        {
            "list_bookings",
            "List the bookings made here, newest first",
            """
            {"type":"object","properties":{
              "status":{"type":"string","enum":["pending","confirmed","payment_pending","paid","completed","cancelled","refunded"],
                        "description":"Only bookings in this state"},
              "customer":{"type":"string","description":"Part of the customer's name, e-mail address or company"},
              "from":{"type":"string","description":"Only bookings made at or after this time (ISO 8601)"},
              "until":{"type":"string","description":"Only bookings made before this time (ISO 8601)"},
              "limit":{"type":"integer","description":"The most bookings to return","default":50},
              "cursor":{"type":"string","description":"next_cursor of the page before"}}}
            """
        },
        {
            "get_message",
            "Read one chat message",
            """
            {"type":"object","properties":{"message_id":{"type":"string","description":"The Avinode message ID"}},
             "required":["message_id"]}
            """
        },
    };

    // In one order of keywords; the order of the properties stays.
    private static JsonObject Contract(JsonObject schema)
    {
        var contract = new JsonObject();
        foreach (var keyword in Keywords.Where(schema.ContainsKey))
        {
            contract[keyword] = keyword switch
            {
                "properties" => new JsonObject(schema[keyword]!.AsObject().Select(Property)),
                "items" => Contract(schema[keyword]!.AsObject()),
                _ => schema[keyword]!.DeepClone(),
            };
        }

        return contract;
    }

    private static KeyValuePair<string, JsonNode?> Property(KeyValuePair<string, JsonNode?> property) =>
        KeyValuePair.Create(property.Key, (JsonNode?)Contract(property.Value!.AsObject()));
}
