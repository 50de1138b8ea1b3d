using System.Diagnostics.CodeAnalysis;

namespace Avinode.Client;

// Each kind of id is a type of its own, so that a trip's id never stands where a quote's belongs. A bare number means the kind's own
// prefix.

/// <summary>The id of a quote.</summary>
public readonly record struct QuoteId : IParsable<QuoteId>
{
    private QuoteId(AvinodeId value) => Value = value;

    internal AvinodeId Value { get; }

    /// <exception cref="FormatException">The text is no id of this kind.</exception>
    public static QuoteId Parse(string? text) => new(IdGrammar.Quote.Parse(text));

    static QuoteId IParsable<QuoteId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    public static bool TryParse([NotNullWhen(true)] string? text, out QuoteId id)
    {
        var isOne = IdGrammar.Quote.TryParse(text, out var value);
        id = new QuoteId(value);
        return isOne;
    }

    static bool IParsable<QuoteId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out QuoteId result) =>
        TryParse(s, out result);

    public override string ToString() => Value.ToString();
}

/// <summary>The id of a trip.</summary>
public readonly record struct TripId : IParsable<TripId>
{
    private TripId(AvinodeId value) => Value = value;

    internal AvinodeId Value { get; }

    /// <exception cref="FormatException">The text is no id of this kind.</exception>
    public static TripId Parse(string? text) => new(IdGrammar.Trip.Parse(text));

    static TripId IParsable<TripId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    public static bool TryParse([NotNullWhen(true)] string? text, out TripId id)
    {
        var isOne = IdGrammar.Trip.TryParse(text, out var value);
        id = new TripId(value);
        return isOne;
    }

    static bool IParsable<TripId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TripId result) =>
        TryParse(s, out result);

    public override string ToString() => Value.ToString();
}

/// <summary>The id of an RFQ, or of one lift of it.</summary>
public readonly record struct RfqId : IParsable<RfqId>
{
    private RfqId(AvinodeId value) => Value = value;

    internal AvinodeId Value { get; }

    /// <exception cref="FormatException">The text is no id of this kind.</exception>
    public static RfqId Parse(string? text) => new(IdGrammar.Rfq.Parse(text));

    static RfqId IParsable<RfqId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    public static bool TryParse([NotNullWhen(true)] string? text, out RfqId id)
    {
        var isOne = IdGrammar.Rfq.TryParse(text, out var value);
        id = new RfqId(value);
        return isOne;
    }

    static bool IParsable<RfqId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RfqId result) =>
        TryParse(s, out result);

    public override string ToString() => Value.ToString();
}

/// <summary>The id of a chat message.</summary>
public readonly record struct MessageId : IParsable<MessageId>
{
    private MessageId(AvinodeId value) => Value = value;

    internal AvinodeId Value { get; }

    /// <exception cref="FormatException">The text is no id of this kind.</exception>
    public static MessageId Parse(string? text) => new(IdGrammar.Message.Parse(text));

    static MessageId IParsable<MessageId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    public static bool TryParse([NotNullWhen(true)] string? text, out MessageId id)
    {
        var isOne = IdGrammar.Message.TryParse(text, out var value);
        id = new MessageId(value);
        return isOne;
    }

    static bool IParsable<MessageId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MessageId result) =>
        TryParse(s, out result);

    public override string ToString() => Value.ToString();
}
