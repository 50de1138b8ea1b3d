namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    /// <summary>The longest message, in bytes of UTF-8.</summary>
    public const int MaxMessageBytes = 5120;

    /// <summary>Sends a chat message to the operator, once.</summary>
    public async Task<MessageReceipt> SendMessageAsync(RfqId id, string message, CancellationToken cancellationToken)
    {
        var path = $"/tripmsgs/{For(id.Value)}/chat";
        using var response = await WriteAsync(path, new ChatBody(message), AvinodeJson.Wire.ChatBody, _scrubber, cancellationToken);
        var data = response?.Data ?? default;
        return new MessageReceipt(data.Line("id", "messageId"), data.Time("createdOn", "sentAt"), Remarks(response, _scrubber));
    }

    /// <summary>Declines an RFQ, once.</summary>
    /// <returns>Avinode's warnings.</returns>
    public async Task<IReadOnlyList<string>> DeclineAsync(RfqId id, string reason, string? message, CancellationToken cancellationToken)
    {
        var path = $"/tripmsgs/{For(id.Value)}/decline";
        var body = new DeclineBody(reason, message);
        using var response = await WriteAsync(path, body, AvinodeJson.Wire.DeclineBody, _scrubber, cancellationToken);
        return Remarks(response, _scrubber);
    }

    /// <summary>Reads the whole chat of an RFQ, oldest message first.</summary>
    public async Task<ChatHistory> GetMessagesAsync(RfqId id, CancellationToken cancellationToken)
    {
        using var response = await ReadAsync($"/tripmsgs/{For(id.Value)}/chat", cancellationToken);
        var list = response.Data.IsArray ? response.Data : response.Data["messages"];
        if (!list.IsArray)
        {
            throw IsNot("a list of messages");
        }

        var messages = list.Items.Select(ChatMessage.Of).OfType<ChatMessage>();
        return new ChatHistory([.. messages.OrderBy(message => message.SentAt ?? DateTimeOffset.MinValue)], Remarks(response, _scrubber));
    }

    public async Task<ChatMessage> GetMessageAsync(MessageId id, CancellationToken cancellationToken)
    {
        using var response = await ReadAsync($"/tripmsgs/{For(id.Value)}", cancellationToken);
        var message = ChatMessage.Of(response.Data) ?? throw IsNot("a message");
        return message with { Warnings = Remarks(response, _scrubber) };
    }
}

/// <summary>The body of <c>POST /tripmsgs/{id}/chat</c>.</summary>
internal sealed record ChatBody(string Message);

/// <summary>The body of <c>POST /tripmsgs/{id}/decline</c> (src/contract/onek-141.md, section 1).</summary>
internal sealed record DeclineBody(string Reason, string? Message);
