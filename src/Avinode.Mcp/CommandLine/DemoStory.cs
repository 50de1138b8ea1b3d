using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Arguments = System.Collections.Generic.Dictionary<string, object?>;

namespace Avinode.Mcp;

/// <summary>The story that the demo plays, over the protocol and nothing else.</summary>
internal sealed class DemoStory(McpClient client, TextWriter output, TimeProvider clock)
{
    // What the simulator's world begins with.
    private const string Trip = "atrip-10000001";
    private const string Request = "arfq-20000001";
    private const string Quote = "aquote-50000001";
    private const string OtherRequest = "arfq-20000003";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private int _step;

    /// <returns>Whether the flight was confirmed.</returns>
    public async Task<bool> PlayAsync(CancellationToken cancellationToken)
    {
        await StepAsync("List the tools", async () =>
        {
            var tools = await client.ListToolsAsync(cancellationToken: cancellationToken);
            return string.Join(", ", tools.Select(tool => tool.Name));
        });
        await StepAsync("Read the chat with the operator", () => ReadChatAsync(limit: 50, cancellationToken));
        await StepAsync("Ask the operator", async () =>
        {
            var question = new Arguments { ["request_id"] = Request, ["message"] = "Can you confirm hot catering for six?" };
            return $"sent as {Word(await CallAsync("send_trip_message", question, cancellationToken), "message_id")}";
        });
        await StepAsync("Fetch the proposal", async () =>
        {
            var proposal = await CallAsync("generate_quote_pdf", new() { ["quote_id"] = Quote }, cancellationToken);
            return $"{Word(proposal, "size_bytes")} bytes, saved to {Word(proposal, "saved_to")}";
        });
        var booking = "";
        await StepAsync("Book the flight", async () =>
        {
            var booked = await CallAsync("book_flight", Order(), cancellationToken);
            booking = Word(booked, "booking_id");
            return $"{booking} is {Word(booked, "status")} (reference {Word(booked, "reference")})";
        });
        var status = "";
        await StepAsync("Watch it become confirmed", async () => status = await WatchAsync(booking, cancellationToken));
        await StepAsync("Read the operator's answer", () => ReadChatAsync(limit: 1, cancellationToken));
        await StepAsync("Decline another quote", async () =>
        {
            var declined = await CallAsync("decline_quote", Decline(), cancellationToken);
            return $"{Word(declined, "request_id")} is {Word(declined, "status")}";
        });
        return status.StartsWith("confirmed", StringComparison.Ordinal);
    }

    private static Arguments Order() => new()
    {
        ["quote_id"] = Quote,
        ["trip_id"] = Trip,
        ["customer"] = JsonElement.Parse(
            """{ "name": "Pat Client", "email": "pat@example.com", "phone": "+1-555-0100", "company": "Example LLC" }"""),
        ["passengers"] = JsonElement.Parse(
            """[{ "first_name": "Pat", "last_name": "Client" }, { "first_name": "Robin", "last_name": "Client" }]"""),
        ["special_requests"] = "One small dog",
    };

    private static Arguments Decline() => new()
    {
        ["request_id"] = OtherRequest,
        ["reason"] = "price_too_high",
        ["message"] = "Thank you, the client chose another aircraft.",
    };

    private async Task<string> ReadChatAsync(int limit, CancellationToken cancellationToken)
    {
        var arguments = new Arguments { ["request_id"] = Request, ["limit"] = limit };
        var chat = await CallAsync("get_trip_messages", arguments, cancellationToken);
        var messages = chat.GetProperty("messages").EnumerateArray();
        return string.Join("\n     ", messages.Select(message => $"{Word(message, "from")}: {Word(message, "text")}"));
    }

    private async Task<string> WatchAsync(string booking, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            var result = await CallAsync("get_booking_status", new() { ["booking_id"] = booking }, cancellationToken);
            var status = $"{Word(result, "status")} {Word(result, "confirmation_number")}".Trim();
            if (status != "pending" || clock.GetElapsedTime(start) > Patience)
            {
                return status;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task<JsonElement> CallAsync(string tool, Arguments arguments, CancellationToken cancellationToken)
    {
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: cancellationToken);
        return result.IsError is true
            ? throw new InvalidOperationException(result.Content.OfType<TextContentBlock>().First().Text)
            : result.StructuredContent!.Value;
    }

    private async Task StepAsync(string title, Func<Task<string>> act)
    {
        var start = clock.GetTimestamp();
        var told = await act();
        var milliseconds = clock.GetElapsedTime(start).TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"{++_step}. {title} ({milliseconds} ms)\n     {told}");
    }

    private static string Word(JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.ToString() : "";
}
