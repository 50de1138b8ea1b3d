using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>Plants what must never be shown, lets everything go right and wrong at the most talkative log level, and searches.</summary>
public sealed class SecretsTests
{
    private const string ApiToken = "canary-api-5f1d";
    private const string BearerToken = "canary-bearer-9c2e";
    private const string DataKey = "Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LTc3Nzc=";
    private const string Passport = "CANARYPP77";
    private const string Birth = "1961-07-13";
    private const string Echo = $"Not accepted: token {ApiToken}, Bearer {BearerToken}";
    private const string Chat = "canary chat: the client is a film star";

    private const string Book = $$"""
        {"quote_id":"1","trip_id":"2","customer":{"name":"Pat","email":"pat@example.com"},
         "passengers":[{"first_name":"Pat","last_name":"Client","passport_number":"{{Passport}}","date_of_birth":"{{Birth}}"}]}
        """;

    private static readonly (string Tool, string Arguments)[] Calls =
    [
        ("book_flight", Book),
        ("book_flight", Book.Replace("\"quote_id\":\"1\"", "\"quote_id\":\"nonsense\"", StringComparison.Ordinal)),
        ("book_flight", Book
            .Replace(Birth, $"{Birth}x", StringComparison.Ordinal)
            .Replace(Passport, $"{Passport}!", StringComparison.Ordinal)),
        ("book_flight", Book[..^2]),
        ("send_trip_message", $$"""{"request_id":"1","message":"{{Chat}}"}"""),
        ("decline_quote", $$"""{"request_id":"1","reason":"other","message":"{{Chat}}"}"""),
        ("get_booking_status", """{"booking_id":"1"}"""),
        ("get_message", """{"message_id":"1"}"""),
        ("get_trip_messages", """{"request_id":"1"}"""),
        ("generate_quote_pdf", """{"quote_id":"1"}"""),
    ];

    [Fact]
    public async Task Neither_errors_nor_the_log_show_a_secret()
    {
        await using var upstream = await StubUpstream.StartAsync();
        using var folder = new ScratchFolder();
        await using var server = ServerProcess.StartWith(
            upstream.BaseAddress,
            folder,
            ("AVINODE_API_TOKEN", ApiToken),
            ("AVINODE_BEARER_TOKEN", BearerToken),
            ("AVINODE_DATA_KEY", DataKey),
            ("AVINODE_LOG_LEVEL", "Trace"));
        await server.InitializeAsync();

        var errors = new List<string>();
        foreach (var (quote, (answer, toBooking)) in Answers(Echo).Zip(Answers($"{Echo}, passport {Passport} of {Birth}")).Index())
        {
            upstream.AnswerAll(answer);
            upstream.Answer("GET", $"/quotes/{quote}", StubResponse.Status(404));
            upstream.Answer("POST", "/bookrequest", toBooking);
            foreach (var (tool, arguments) in Calls)
            {
                // Another quote each time: a booking that exists is not sent again.
                var changed = arguments.Replace("\"quote_id\":\"1\"", $"\"quote_id\":\"{quote}\"", StringComparison.Ordinal);
                var response = await server.CallToolAsync(tool, changed);
                if (response.TryGetProperty("error", out _) || response.IsError())
                {
                    errors.Add(response.ToString());
                }
            }
        }

        (await server.EndAsync()).Should().Be(0);
        errors.Should().HaveCountGreaterThan(40);
        foreach (var canary in new[] { ApiToken, BearerToken, DataKey, Passport, Birth })
        {
            errors.Should().NotContain(error => error.Contains(canary, StringComparison.OrdinalIgnoreCase));
            server.OutputLines.Should().NotContain(line => line.Contains(canary, StringComparison.OrdinalIgnoreCase));
            server.ErrorText.Should().NotContainEquivalentOf(canary);
        }

        server.ErrorText.Should().NotContain(Chat).And.Contain("book_flight failed");
        server.ShouldHaveSpokenOnlyProtocol();
    }

    // Each a success, a refusal or a muddle, and where it can an echo of what was sent, as careless servers do.
    private static IEnumerable<StubResponse> Answers(string echo)
    {
        var envelope =
            $$$"""
            {"meta":{"errors":[{"code":"{{{echo}}}","title":"{{{echo}}}"}]},
            "data":{"id":"1","bookingId":"1","message":"{{{Chat}}}","messages":[]}}
            """;
        yield return StubResponse.Json($$$"""{"data":{"id":"1","message":"{{{Chat}}}","messages":[{"id":"1","message":"{{{Chat}}}"}]}}""");
        yield return StubResponse.Status(400, envelope);
        yield return StubResponse.Status(401, envelope);
        yield return StubResponse.Status(422, envelope);
        yield return StubResponse.Json(envelope);
        yield return StubResponse.Html($"<html>{echo}</html>");
        yield return StubResponse.Json($"\"{echo}\"");
        yield return StubResponse.Json($"[{{\"{BearerToken}\":");
        yield return StubResponse.Redirect(302, new Uri($"https://elsewhere.example/?token={ApiToken}"));
    }
}
