namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    /// <summary>The longest message, in bytes of UTF-8.</summary>
    public const int MaxMessageBytes = 5120;

    /// <summary>Sends a chat message to the operator, once.</summary>
    public async Task<MessageReceipt> SendMessageAsync(RfqId id, string message, CancellationToken cancellationToken)
    {
        using var answer = await WriteAsync($"/tripmsgs/{For(id.Value)}/chat", new ChatBody(message), AvinodeJson.Wire.ChatBody, _scrubber, cancellationToken);
        var data = answer?.Data ?? default;
        return new MessageReceipt(data.Line("id", "messageId"), data.Time("createdOn", "sentAt"), Remarks(answer, _scrubber));
    }

    /// <summary>Declines a request, once.</summary>
    /// <returns>What Avinode remarked beside the success.</returns>
    public async Task<IReadOnlyList<string>> DeclineAsync(RfqId id, string reason, string? message, CancellationToken cancellationToken)
    {
        using var answer = await WriteAsync($"/tripmsgs/{For(id.Value)}/decline", new DeclineBody(reason, message), AvinodeJson.Wire.DeclineBody, _scrubber, cancellationToken);
        return Remarks(answer, _scrubber);
    }

    /// <summary>Reads the whole chat of a request, oldest message first.</summary>
    public async Task<ChatHistory> GetMessagesAsync(RfqId id, CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"/tripmsgs/{For(id.Value)}/chat", cancellationToken);
        var list = answer.Data.IsArray ? answer.Data : answer.Data["messages"];
        if (!list.IsArray)
        {
            throw new AvinodeException(AvinodeFailure.Unreadable, "Avinode's answer is not a list of messages.");
        }

        var messages = list.Items.Select(ChatMessage.Of).OfType<ChatMessage>().OrderBy(message => message.SentAt ?? DateTimeOffset.MinValue);
        return new ChatHistory([.. messages], Remarks(answer, _scrubber));
    }

    /// <summary>Reads one message.</summary>
    public async Task<ChatMessage> GetMessageAsync(MessageId id, CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"/tripmsgs/{For(id.Value)}", cancellationToken);
        var message = ChatMessage.Of(answer.Data) ?? throw new AvinodeException(AvinodeFailure.Unreadable, "Avinode's answer is not a message.");
        return message with { Warnings = Remarks(answer, _scrubber) };
    }
}
