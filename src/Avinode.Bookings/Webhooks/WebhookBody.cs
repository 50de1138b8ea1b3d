using System.Text.Json;

namespace Avinode.Bookings;

/// <summary>
/// The few fields of a webhook's body that count, in each of its shapes: thin (<c>id, href, type</c>), flat (<c>event, bookingId, …</c>)
/// and wrapped (<c>event, data: {…}</c> or <c>payload: {…}</c>), where what is inside comes first. It is read without a document in memory.
/// </summary>
internal struct WebhookBody
{
    // Longer than any id, name or address that counts.
    private const int MaxText = 512;

    public string? Event { get; private set; }
    public string? Type { get; private set; }
    public string? BookingId { get; private set; }
    public string? MessageId { get; private set; }
    public string? Id { get; private set; }
    public string? Href { get; private set; }

    /// <summary>Reads a body; no when it is not one JSON object.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out WebhookBody body)
    {
        var (outer, inner) = (default(WebhookBody), default(WebhookBody));
        body = default;
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            outer.Read(ref reader, ref inner, isInner: false);
            body = inner.Or(outer);
            return !reader.Read();
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The second one: bytes that are no UTF-8, or half a surrogate pair.
            return false;
        }
    }

    private void Read(ref Utf8JsonReader reader, ref WebhookBody inner, bool isInner)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!isInner && (reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("payload"u8)))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    inner = default;
                    inner.Read(ref reader, ref inner, isInner: true);
                }
                else
                {
                    reader.Skip();
                }
            }
            else
            {
                ReadField(ref reader);
            }
        }
    }

    private void ReadField(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("event"u8) || reader.ValueTextEquals("eventType"u8))
        {
            Event = Text(ref reader);
        }
        else if (reader.ValueTextEquals("type"u8))
        {
            Type = Text(ref reader);
        }
        else if (reader.ValueTextEquals("bookingId"u8))
        {
            BookingId = Text(ref reader);
        }
        else if (reader.ValueTextEquals("messageId"u8))
        {
            MessageId = Text(ref reader);
        }
        else if (reader.ValueTextEquals("id"u8))
        {
            Id = Text(ref reader);
        }
        else if (reader.ValueTextEquals("href"u8))
        {
            Href = Text(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueSpan.Length <= MaxText:
                return reader.GetString();
            case JsonTokenType.Number when reader.ValueSpan.Length <= MaxText:
                return System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private readonly WebhookBody Or(WebhookBody other) => new()
    {
        Event = Event ?? other.Event,
        Type = Type ?? other.Type,
        BookingId = BookingId ?? other.BookingId,
        MessageId = MessageId ?? other.MessageId,
        Id = Id ?? other.Id,
        Href = Href ?? other.Href,
    };
}
