using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Avinode.Mcp;

/// <summary>The story that the demo plays, over the protocol and nothing else.</summary>
internal sealed class DemoStory(McpClient client, TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private int _step;

    /// <summary>Plays; yes when the flight was confirmed.</summary>
    public async Task<bool> PlayAsync(CancellationToken cancellationToken)
    {
        await StepAsync("List the tools", async () =>
        {
            var tools = await client.ListToolsAsync(cancellationToken: cancellationToken);
            return string.Join(", ", tools.Select(tool => tool.Name));
        });
        await ChatAsync("Read the chat with the operator", new() { ["request_id"] = SimulatorStory.Request }, cancellationToken);
        await StepAsync("Ask the operator", () => CallAsync("send_trip_message", new() { ["request_id"] = SimulatorStory.Request, ["message"] = SimulatorStory.Question }, result => $"sent as {result.Word("message_id")}", cancellationToken));
        await StepAsync("Fetch the proposal", () => CallAsync("generate_quote_pdf", new() { ["quote_id"] = SimulatorStory.Quote }, result => $"{result.Word("size_bytes")} bytes, saved to {result.Word("saved_to")}", cancellationToken));
        var booking = "";
        await StepAsync("Book the flight", () => CallAsync("book_flight", Order(), result => $"{booking = result.Word("booking_id")} is {result.Word("status")} (reference {result.Word("reference")})", cancellationToken));
        var status = "";
        await StepAsync("Watch it become confirmed", async () => status = await WatchAsync(booking, cancellationToken));
        await ChatAsync("Read the operator's answer", new() { ["request_id"] = SimulatorStory.Request, ["limit"] = 1 }, cancellationToken);
        await StepAsync("Decline another quote", () => CallAsync("decline_quote", new() { ["request_id"] = SimulatorStory.OtherRequest, ["reason"] = "price_too_high", ["message"] = "Thank you, the client chose another aircraft." }, result => $"{result.Word("request_id")} is {result.Word("status")}", cancellationToken));
        return status.StartsWith("confirmed", StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> Order() => new()
    {
        ["quote_id"] = SimulatorStory.Quote,
        ["trip_id"] = SimulatorStory.Trip,
        ["customer"] = JsonElement.Parse("""{ "name": "Pat Client", "email": "pat@example.com", "phone": "+1-555-0100", "company": "Example LLC" }"""),
        ["passengers"] = JsonElement.Parse("""[{ "first_name": "Pat", "last_name": "Client" }, { "first_name": "Robin", "last_name": "Client" }]"""),
        ["special_requests"] = "One small dog",
    };


    private Task ChatAsync(string title, Dictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        StepAsync(title, () => CallAsync("get_trip_messages", arguments, result => string.Join(
            "\n     ", result.GetProperty("messages").EnumerateArray().Select(message => $"{message.Word("from")}: {message.Word("text")}")), cancellationToken));

    private async Task<string> WatchAsync(string booking, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            var status = await CallAsync("get_booking_status", new() { ["booking_id"] = booking }, result => $"{result.Word("status")} {result.Word("confirmation_number")}".Trim(), cancellationToken);
            if (status != "pending" || clock.GetElapsedTime(start) > Patience)
            {
                return status;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task<string> CallAsync(string tool, Dictionary<string, object?> arguments, Func<JsonElement, string> tell, CancellationToken cancellationToken)
    {
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: cancellationToken);
        return result.IsError is true
            ? throw new InvalidOperationException(result.Content.OfType<TextContentBlock>().First().Text)
            : tell(result.StructuredContent!.Value);
    }

    private async Task StepAsync(string title, Func<Task<string>> act)
    {
        var start = clock.GetTimestamp();
        var told = await act();
        var milliseconds = clock.GetElapsedTime(start).TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"{++_step}. {title} ({milliseconds} ms)\n     {told}");
    }
}

/// <summary>Reads results for people.</summary>
internal static class ResultWords
{
    public static string Word(this JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.ToString() : "";
}
