using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>
/// Understands webhooks as far as is needed to look again at what they are about. Whatever comes is a notice: what is not understood is kept
/// and ignored, for a sender that is refused repeats for two days. Nothing of a body is believed but an id that fits its grammar; of an
/// address in it only the id counts, never the host.
/// </summary>
public static class WebhookParser
{
    private const int MaxName = 64;

    /// <summary>Reads a webhook. It never fails.</summary>
    /// <param name="body">The raw bytes.</param>
    /// <param name="address">The event's name from the address to which it was sent; null when that has none.</param>
    /// <param name="at">When it came.</param>
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
        var inferred = name is null && type is null && fields.BookingId is { Length: > 0 } ? WebhookKind.Bookings : WebhookKind.Of(name, type, any);
        return inferred is { } kind ? Read(kind, name, ids, body, at)
            : new IncomingWebhook(at, name, type, null, body, "It does not tell of anything that is known here.");
    }

    private static IncomingWebhook Read(WebhookKind kind, string? name, string?[] ids, ReadOnlyMemory<byte> body, DateTimeOffset at)
    {
        if (kind.Ids is not { } grammar)
        {
            return new IncomingWebhook(at, name ?? kind.NameFor(null), kind.Type, null, body, $"There is nothing to do here about {kind.Type}.");
        }

        foreach (var each in ids)
        {
            if (grammar.TryParse(each, out var id))
            {
                // One spelling for each id: events about one thing are worked off together.
                var canonical = id.For(AvinodeIdFormat.Prefixed);
                return new IncomingWebhook(at, name ?? kind.NameFor(canonical), kind.Type, canonical, body);
            }
        }

        return new IncomingWebhook(at, name ?? kind.NameFor(null), kind.Type, null, body, $"It carries no id of a {grammar.Noun}.");
    }

    // An outsider's word that is shown to people: letters, digits and little else, or nothing.
    private static string? Name(string? word) =>
        word is { Length: > 0 and <= MaxName } && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? word : null;

    private static string? Last(string? href) => href?.Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
}
