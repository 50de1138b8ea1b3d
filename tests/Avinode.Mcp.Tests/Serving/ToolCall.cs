using System.Text;
using Avinode.Testing;

namespace Avinode.Mcp.Tests;

/// <summary>A tool call as it should be made, what it sends, and what Avinode answers when all is well.</summary>
internal sealed record ToolCall(string Tool, string Arguments, string Method, string Path, string Answer)
{
    public const string Pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

    public static ToolCall BookFlight { get; } = new(
        "book_flight",
        """
        {"quote_id":"aquote-123456","trip_id":"atrip-789",
         "customer":{"name":"Pat Client","email":"pat@example.com","phone":"+1-555-0100","company":"Example LLC"},
         "passengers":[{"first_name":"Zoë","last_name":"O'Hara","date_of_birth":"1980-01-31",
                        "passport_number":"X1234567","nationality":"US"},
                       {"first_name":"Robin","last_name":"Client"}],
         "payment_method":"invoice","special_requests":"One small dog\nand a cat","client_reference":"JV-2026-17"}
        """,
        "POST",
        "/bookrequest",
        """{"meta":{"errors":[]},"data":{"bookingId":"abooking-70","status":"pending","responseDeadline":"2026-03-02T12:00:00Z"}}""");

    public static ToolCall DeclineQuote { get; } = new(
        "decline_quote",
        """{"request_id":"arfq-20001111","reason":"price_too_high","message":"Thank you"}""",
        "POST",
        "/tripmsgs/20001111/decline",
        """{"meta":{"errors":[]},"data":{"id":"arfq-20001111"}}""");

    public static ToolCall GenerateQuotePdf { get; } = new(
        "generate_quote_pdf", """{"quote_id":"aquo-123456"}""", "GET", "/streams/quotes/123456", Pdf);

    public static ToolCall GetBookingStatus { get; } = new(
        "get_booking_status",
        """{"booking_id":"abooking-70"}""",
        "GET",
        "/bookings/70",
        """
        {"meta":{"errors":[]},"data":{"id":"abooking-70","status":"confirmed","confirmationNumber":"BR-2026-0099","paymentStatus":"pending",
         "quoteId":"aquote-123456","tripId":"atrip-789","totalPrice":{"price":38500.5,"currency":"USD"},"updatedAt":"2026-03-01T15:00:00Z"}}
        """);

    public static ToolCall GetMessage { get; } = new(
        "get_message",
        """{"message_id":"asellermsg-40"}""",
        "GET",
        "/tripmsgs/40",
        $$$"""{"meta":{"errors":[]},"data":{{{OperatorMessage}}}}""");

    public static ToolCall GetTripMessages { get; } = new(
        "get_trip_messages",
        """{"request_id":"arfq-20001111"}""",
        "GET",
        "/tripmsgs/20001111/chat",
        $$$"""{"meta":{"errors":[]},"data":{"messages":[{{{OperatorMessage}}},{{{BrokerMessage}}}]}}""");

    public static ToolCall SendTripMessage { get; } = new(
        "send_trip_message",
        """{"request_id":"arfq-20001111","message":"Is \"hot\" catering possible?\nZoë"}""",
        "POST",
        "/tripmsgs/20001111/chat",
        """{"meta":{"errors":[]},"data":{"id":"abuyermsg-41","createdOn":"2026-03-01T09:31:00Z"}}""");

    public static IReadOnlyList<ToolCall> All { get; } =
        [BookFlight, DeclineQuote, GenerateQuotePdf, GetBookingStatus, GetMessage, GetTripMessages, SendTripMessage];

    public bool IsWrite => Method == "POST";

    public StubResponse Success =>
        Answer == Pdf ? StubResponse.Bytes(Encoding.ASCII.GetBytes(Pdf), "application/pdf") : StubResponse.Json(Answer);

    private const string OperatorMessage = """
        {"id":"asellermsg-40","tripId":"A1B2C3","message":"Hot catering is fine.\nSam","createdOn":"2026-02-28T10:00:00Z",
         "sellerCompany":{"displayName":"Blue Heron Jets"},"sellerAccount":{"displayName":"Sam Okafor"}}
        """;

    private const string BrokerMessage = """
        {"id":"abuyermsg-39","message":"Catering?","createdOn":"2026-02-28T09:00:00Z","buyerCompany":{"displayName":"Jetvision"},
         "buyerAccount":{"displayName":"Pat Sales"}}
        """;

    public static ToolCall Of(string tool) => All.Single(call => call.Tool == tool);

    public static TheoryData<string> Names() => [.. All.Select(call => call.Tool)];
}
