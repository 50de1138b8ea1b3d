using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using Avinode.Client;

namespace Avinode.Agent;

/// <summary>A message as results show it.</summary>
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
