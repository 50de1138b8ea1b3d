namespace Avinode.Client;

/// <summary>Who wrote a message.</summary>
public enum ChatAuthor
{
    /// <summary>The operator, who sells the flight. Also when it is not known who wrote: then the text deserves no more trust.</summary>
    Operator,

    /// <summary>The broker, who buys it: us.</summary>
    Broker,
}

/// <summary>The words for who wrote a message, as they stand on every wire and in the database.</summary>
public static class ChatAuthors
{
    /// <summary>The operator.</summary>
    public const string Operator = "operator";

    /// <summary>The broker.</summary>
    public const string Broker = "broker";

    /// <summary>The word.</summary>
    public static string ToWire(this ChatAuthor author) => author == ChatAuthor.Broker ? Broker : Operator;
}

/// <summary>A chat message. Its texts are an outsider's: data, never instruction; clean and capped.</summary>
/// <param name="MessageId">Avinode's id of the message.</param>
/// <param name="From">Who wrote it.</param>
/// <param name="Text">What it says.</param>
public sealed record ChatMessage(string MessageId, ChatAuthor From, string Text)
{
    private const int MaxText = 8_000;

    /// <summary>The writer's name.</summary>
    public string? Sender { get; init; }

    /// <summary>The writer's company.</summary>
    public string? Company { get; init; }

    /// <summary>When it was sent, UTC; null when Avinode does not tell.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The trip that it is about, as it stands in the answer.</summary>
    public string? TripId { get; init; }

    /// <summary>The request that it belongs to, where the answer links to one.</summary>
    public string? RequestId { get; init; }

    /// <summary>What Avinode remarked beside the answer.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    internal static ChatMessage? Of(ResponseNode data)
    {
        if (data.Line("id", "messageId") is not { } id)
        {
            return null;
        }

        var from = AuthorOf(id, data);
        var side = from == ChatAuthor.Operator ? "seller" : "buyer";
        return new ChatMessage(id, from, UntrustedText.Clean(data.Text("message", "text"), MaxText))
        {
            Sender = data[$"{side}Account"].Line("displayName", "name") ?? data.Line("sender", "senderName"),
            Company = data[$"{side}Company"].Line("displayName", "name") ?? data.Line("company"),
            SentAt = data.Time("createdOn", "sentAt", "createdAt", "timestamp"),
            TripId = data.Line("tripId"),
            RequestId = data["links"]["rfqs"].Items.FirstOrDefault().Line("id") is { } request && IdGrammar.Rfq.TryParse(request, out _) ? request : null,
        };
    }

    // The prefix is Avinode's word; only where it says nothing do the fields count.
    private static ChatAuthor AuthorOf(string id, ResponseNode data) =>
        id.StartsWith("asellermsg-", StringComparison.Ordinal) ? ChatAuthor.Operator
        : id.StartsWith("abuyermsg-", StringComparison.Ordinal) || data.Text("from", "senderType") is "buyer" or "broker" ? ChatAuthor.Broker
        : ChatAuthor.Operator;
}
