using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>
/// Reads of a webhook what it is about, no more. What is not understood is kept and ignored: what is refused, Avinode repeats for two days.
/// Nothing of a body is believed but an id that fits its grammar; of an address in it only the id counts, never the host.
/// </summary>
public static class WebhookParser
{
    private const int MaxName = 64;

    /// <summary>Reads a webhook. It never fails.</summary>
    /// <param name="address">The event's name from the address to which it was sent; null when that has none.</param>
    public static IncomingWebhook Read(ReadOnlyMemory<byte> body, string? address, DateTimeOffset at)
    {
        if (!WebhookBody.TryRead(body.Span, out var fields))
        {
            return new IncomingWebhook(at, Name(address), null, null, body, "The body is not one JSON object.");
        }

        // Some have the event's name where others have the type of what it is about.
        var (name, type) = WebhookKind.IsEvent(fields.Type)
            ? (Name(fields.Event) ?? fields.Type, null)
            : (Name(fields.Event) ?? Name(address), Name(fields.Type));
        var ids = new[] { fields.BookingId, fields.MessageId, fields.Id, Last(fields.Href) };
        var any = ids.FirstOrDefault(id => id is { Length: > 0 });
        var isBare = name is null && type is null && fields.BookingId is { Length: > 0 };
        var inferred = isBare ? WebhookKind.Bookings : WebhookKind.Of(name, type, any);
        return inferred is { } kind ? Read(kind, name, ids, body, at)
            : new IncomingWebhook(at, name, type, null, body, "It does not tell of anything that is known here.");
    }

    private static IncomingWebhook Read(WebhookKind kind, string? name, string?[] ids, ReadOnlyMemory<byte> body, DateTimeOffset at)
    {
        if (kind.Ids is not { } grammar)
        {
            return Ignored($"There is nothing to do here about {kind.Type}.");
        }

        foreach (var each in ids)
        {
            if (grammar.TryParse(each, out var id))
            {
                // One spelling for each id: events about one thing are handled together.
                var canonical = id.For(AvinodeIdFormat.Prefixed);
                return new IncomingWebhook(at, name ?? kind.NameFor(canonical), kind.Type, canonical, body);
            }
        }

        return Ignored($"It carries no id of a {grammar.Noun}.");

        IncomingWebhook Ignored(string why) => new(at, name ?? kind.NameFor(null), kind.Type, null, body, why);
    }

    // It comes from outside and is shown to people: letters, digits and little else, or nothing.
    private static string? Name(string? word) =>
        word is { Length: > 0 and <= MaxName } && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? word : null;

    private static string? Last(string? href) => href?.Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
}

/// <summary>A webhook as it came, before it is kept.</summary>
/// <param name="Event">The event's name, from the body or the address or inferred; null when it could not be told.</param>
/// <param name="ResourceType">What it is about, such as <c>bookings</c>.</param>
/// <param name="ResourceId">The id of what it is about, past its grammar; null when there is none to look at.</param>
/// <param name="Ignored">Why there is nothing to do with it; null when there is.</param>
public sealed record IncomingWebhook(
    DateTimeOffset ReceivedAt, string? Event, string? ResourceType, string? ResourceId, ReadOnlyMemory<byte> Body, string? Ignored = null);

/// <summary>A kind of thing that webhooks are about.</summary>
/// <param name="Type">Avinode's word for it.</param>
/// <param name="Ids">The grammar of its ids; null for what there is nothing to do about here.</param>
/// <param name="Events">The names of its events. The last one stands for those that carry no name.</param>
internal sealed record WebhookKind(string Type, IdGrammar? Ids, params string[] Events)
{
    private const string FromSeller = "TripChatFromSeller";

    // src/contract/onek-141.md, section 5.
    public static WebhookKind Bookings { get; } = new(
        "bookings", IdGrammar.Booking, "BookingConfirmed", "BookingCancelled", "PaymentReceived", "BookingUpdated");

    // A seller's reply to a request is a message, too.
    public static WebhookKind Messages { get; } = new(
        "tripmsgs",
        IdGrammar.Message,
        FromSeller,
        "TripChatFromBuyer",
        "TripRequestSellerResponse",
        "TripRequestSellerResponseMine",
        "TripChatMine");

    private static readonly WebhookKind[] All =
    [
        Bookings,
        Messages,
        new("rfqs", null, "TripRequest", "TripRequestMine"),
        new("emptylegs", null, "EmptyLegs"),
        new("leads", null, "ClientLeads"),
    ];

    /// <summary>Whether this is the name of an event.</summary>
    public static bool IsEvent(string? word) => word is not null && All.Any(kind => kind.Events.Contains(word));

    /// <summary>The kind by the event's name, else by the type, else by the id's prefix; null when none of them tells.</summary>
    public static WebhookKind? Of(string? name, string? type, string? id) =>
        All.FirstOrDefault(kind => kind.Events.Contains(name))
        ?? All.FirstOrDefault(kind => kind.Type == type)
        ?? (name is not null || type is not null ? null
            : id is null || char.IsAsciiDigit(id[0]) ? null
            : Messages.Ids!.TryParse(id, out _) ? Messages
            : id.StartsWith("abooking-", StringComparison.Ordinal) ? Bookings
            : null);

    /// <summary>The name of an event that carries none.</summary>
    public string NameFor(string? id) => id?.StartsWith("asellermsg-", StringComparison.Ordinal) is true ? FromSeller : Events[^1];
}
