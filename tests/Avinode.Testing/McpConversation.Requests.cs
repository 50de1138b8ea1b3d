using System.Text.Json;

namespace Avinode.Testing;

public sealed partial class McpConversation
{
    private readonly Dictionary<long, JsonElement> _responses = [];
    private readonly List<JsonElement> _notifications = [];
    private bool _hasEnded;
    private long _lastId;

    /// <summary>Every JSON message so far that answered no request of ours.</summary>
    public IReadOnlyList<JsonElement> Notifications => _state.Read(() => _notifications.ToArray());

    /// <summary>Sends a request without waiting for its response.</summary>
    public StartedRequest StartRequest(string method, string paramsJson = "{}", TimeSpan? timeout = null)
    {
        var id = Interlocked.Increment(ref _lastId);
        return new StartedRequest(id, ExchangeAsync(id, method, paramsJson, timeout));
    }

    /// <summary>Sends a request and returns the whole response to it, be it a result or an error.</summary>
    public Task<JsonElement> RequestAsync(string method, string paramsJson = "{}", TimeSpan? timeout = null) =>
        StartRequest(method, paramsJson, timeout).Response;

    /// <summary>Sends a notification.</summary>
    public Task NotifyAsync(string method, string paramsJson = "{}") =>
        SendLineAsync($$"""{"jsonrpc":"2.0","method":{{Quote(method)}},"params":{{paramsJson}}}""");

    /// <summary>Opens the conversation as clients of the given revision do, and returns the response to <c>initialize</c>.</summary>
    public async Task<JsonElement> InitializeAsync(string protocolVersion = "2025-11-25")
    {
        var response = await RequestAsync("initialize", $$$"""
            {"protocolVersion":{{{Quote(protocolVersion)}}},"capabilities":{},"clientInfo":{"name":"conversation","version":"1"}}
            """);
        await NotifyAsync("notifications/initialized");
        return response;
    }

    /// <summary>Calls a tool and returns the whole response.</summary>
    public Task<JsonElement> CallToolAsync(string name, string argumentsJson = "{}", string? progressToken = null) =>
        StartCallTool(name, argumentsJson, progressToken).Response;

    /// <summary>Calls a tool without waiting for its response.</summary>
    public StartedRequest StartCallTool(string name, string argumentsJson = "{}", string? progressToken = null)
    {
        var meta = progressToken is null ? "" : $$$""","_meta":{"progressToken":{{{Quote(progressToken)}}}}""";
        return StartRequest("tools/call", $$"""{"name":{{Quote(name)}},"arguments":{{argumentsJson}}{{meta}}}""");
    }

    /// <summary>Completes with the count-th notification of this method.</summary>
    public async Task<JsonElement> WaitForNotificationAsync(string method, int count = 1, TimeSpan? timeout = null)
    {
        await _state.WhenAsync(
            () => OfMethod(method).Count() >= count,
            timeout,
            () => $"Notification {count} of {method} never came. Lines:\n{string.Join('\n', _outputLines)}");
        return _state.Read(() => OfMethod(method).ElementAt(count - 1));
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private async Task<JsonElement> ExchangeAsync(long id, string method, string paramsJson, TimeSpan? timeout)
    {
        // A line ends a message, so the params must not contain any.
        var line = $$"""{"jsonrpc":"2.0","id":{{id}},"method":{{Quote(method)}},"params":{{paramsJson}}}""";
        await SendLineAsync(line.ReplaceLineEndings(" "));
        await _state.WhenAsync(
            () => _responses.ContainsKey(id) || _hasEnded, timeout, () => $"No response to {method}. stderr:\n{_errorText}");

        return _state.Read(() => _responses.TryGetValue(id, out var response)
            ? response
            : throw new EndOfStreamException($"The program ended without a response to {method}. stderr:\n{_errorText}"));
    }

    private void Receive(string line)
    {
        if (Parse(line) is not { ValueKind: JsonValueKind.Object } message)
        {
            return;
        }

        if (!message.TryGetProperty("method", out _)
            && message.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.Number && id.TryGetInt64(out var number))
        {
            _responses[number] = message;
        }
        else
        {
            _notifications.Add(message);
        }
    }

    private static JsonElement? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // It stays in OutputLines, where a test can be indignant about it.
            return null;
        }
    }

    private IEnumerable<JsonElement> OfMethod(string method) =>
        _notifications.Where(message => message.TryGetProperty("method", out var name) && name.ValueEquals(method));
}
