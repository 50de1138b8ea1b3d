using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class GetMessageTool(AvinodeClient avinode)
{
    /// <summary>Read one chat message by its ID, such as one that a notification named. For a whole chat use get_trip_messages.</summary>
    /// <param name="message_id">The Avinode message ID</param>
    [McpServerTool(Name = "get_message", Title = "One message",
        ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true, UseStructuredContent = true)]
    public async partial Task<MessageView> RunAsync(
        [RegularExpression(IdGrammar.MessagePattern)] string message_id, CancellationToken cancellationToken) =>
        MessageView.Of(await avinode.GetMessageAsync(MessageId.Parse(message_id), cancellationToken));
}

internal sealed record MessageView : ToolResult
{
    public required string MessageId { get; init; }

    [AllowedValues(ChatAuthors.Operator, ChatAuthors.Broker)]
    public required string From { get; init; }

    public string? Sender { get; init; }
    public string? Company { get; init; }
    public required string Text { get; init; }

    /// <summary>Absent where Avinode does not tell.</summary>
    public string? SentAt { get; init; }

    public static MessageView Of(ChatMessage message) => new()
    {
        MessageId = message.MessageId,
        From = message.From.ToWire(),
        Sender = message.Sender,
        Company = message.Company,
        Text = message.Text,
        SentAt = Timestamp.Of(message.SentAt),
        Warnings = message.Warnings.OrNull(),
    };
}
