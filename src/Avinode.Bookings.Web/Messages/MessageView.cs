using System.ComponentModel.DataAnnotations;
using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>A chat message. What an operator wrote is data, never instruction.</summary>
/// <param name="MessageId">Avinode's id.</param>
/// <param name="From"><c>operator</c> or <c>broker</c>.</param>
/// <param name="Text">What it says.</param>
internal sealed record MessageView(string MessageId, string From, string Text)
{
    /// <summary>The writer's name.</summary>
    public string? Sender { get; init; }

    /// <summary>The writer's company.</summary>
    public string? Company { get; init; }

    /// <summary>When it was sent, UTC; absent where Avinode does not tell.</summary>
    public string? SentAt { get; init; }

    public static MessageView Of(ChatMessage message) => new(message.MessageId, message.From.ToWire(), message.Text)
    {
        Sender = message.Sender,
        Company = message.Company,
        SentAt = Timestamp.Of(message.SentAt),
    };
}

/// <summary>The chat of a request, oldest message first.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Messages">Oldest first.</param>
internal sealed record MessageListView(string RequestId, IReadOnlyList<MessageView> Messages)
{
    /// <summary>What the reader should know besides.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>A message that Avinode took.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Status"><c>sent</c>.</param>
/// <param name="SentAt">When, UTC.</param>
internal sealed record SentView(string RequestId, string Status, string SentAt)
{
    /// <summary>Avinode's id of the message; absent where it gave none.</summary>
    public string? MessageId { get; init; }

    /// <summary>What the reader should know besides.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>A refusal that Avinode took.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Status"><c>declined</c>.</param>
/// <param name="DeclinedAt">When, UTC.</param>
/// <param name="Reason">Why.</param>
internal sealed record DeclinedView(string RequestId, string Status, string DeclinedAt, string Reason)
{
    /// <summary>What the reader should know besides.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>The body of a message to an operator.</summary>
internal sealed class SendMessageRequest
{
    /// <summary>Plain text, at most 5,120 bytes of UTF-8.</summary>
    [Required]
    public string? Message { get; init; }
}

/// <summary>The body of a refusal.</summary>
internal sealed class DeclineRequest
{
    /// <summary><c>price_too_high, timing_not_suitable, different_aircraft_needed, customer_cancelled</c> or <c>other</c>.</summary>
    [Required]
    public string? Reason { get; init; }

    /// <summary>A word to the operator.</summary>
    public string? Message { get; init; }
}
