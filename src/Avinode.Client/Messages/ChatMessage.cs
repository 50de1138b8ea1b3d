namespace Avinode.Client;

/// <summary>Who wrote a message.</summary>
public enum ChatAuthor
{
    /// <summary>Also when it is not known who wrote: then the text deserves no more trust.</summary>
    Operator,

    /// <summary>The buying side: us.</summary>
    Broker,
}

/// <summary>The names of the authors on every wire and in the database.</summary>
public static class ChatAuthors
{
    public const string Operator = "operator";
    public const string Broker = "broker";

    public static string ToWire(this ChatAuthor author) => author == ChatAuthor.Broker ? Broker : Operator;
}

/// <summary>A chat message. Its texts are untrusted, so they are data, never instructions; they are cleaned and capped.</summary>
public sealed record ChatMessage(string MessageId, ChatAuthor From, string Text)
{
    private const int MaxText = 8_000;

    public string? Sender { get; init; }
    public string? Company { get; init; }

    /// <summary>UTC; null when Avinode does not say.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public string? TripId { get; init; }

    /// <summary>Null when the response links to no RFQ.</summary>
    public string? RequestId { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    internal static ChatMessage? Of(ResponseNode data)
    {
        if (data.Line("id", "messageId") is not { } id)
        {
            return null;
        }

        var from = AuthorOf(id, data);
        var side = from == ChatAuthor.Operator ? "seller" : "buyer";
        var rfq = data["links"]["rfqs"].Items.FirstOrDefault().Line("id");
        return new ChatMessage(id, from, UntrustedText.Clean(data.Text("message", "text"), MaxText))
        {
            Sender = data[$"{side}Account"].Line("displayName", "name") ?? data.Line("sender", "senderName"),
            Company = data[$"{side}Company"].Line("displayName", "name") ?? data.Line("company"),
            SentAt = data.Time("createdOn", "sentAt", "createdAt", "timestamp"),
            TripId = data.Line("tripId"),
            RequestId = IdGrammar.Rfq.TryParse(rfq, out _) ? rfq : null,
        };
    }

    // The id's prefix is set by Avinode; the other fields count only where it says nothing.
    private static ChatAuthor AuthorOf(string id, ResponseNode data)
    {
        var isBroker = id.StartsWith("abuyermsg-", StringComparison.Ordinal)
            || (!id.StartsWith("asellermsg-", StringComparison.Ordinal) && data.Text("from", "senderType") is "buyer" or "broker");
        return isBroker ? ChatAuthor.Broker : ChatAuthor.Operator;
    }
}

/// <summary>The chat of an RFQ.</summary>
/// <param name="Messages">Oldest first.</param>
/// <param name="Warnings">Avinode's warnings beside the success.</param>
public sealed record ChatHistory(IReadOnlyList<ChatMessage> Messages, IReadOnlyList<string> Warnings);

/// <summary>Avinode's response to a message that it accepted. Id and time are null where it gave none.</summary>
public sealed record MessageReceipt(string? MessageId, DateTimeOffset? SentAt, IReadOnlyList<string> Warnings);
