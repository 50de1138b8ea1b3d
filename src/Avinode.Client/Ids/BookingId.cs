using System.Diagnostics.CodeAnalysis;

namespace Avinode.Client;

/// <summary>
/// Avinode's id of a booking. Avinode's own word for one need not follow the grammar, and is kept as it was written; two ids are equal
/// when they name the same booking, in whichever spelling: <c>7</c> is <c>abooking-7</c>.
/// </summary>
public readonly record struct BookingId : IParsable<BookingId>
{
    private readonly string _text;
    private readonly AvinodeId? _value;

    private BookingId(string text, AvinodeId? value) => (_text, _value) = (text, value);

    /// <summary>Whether it follows the grammar, so that Avinode can be asked for it.</summary>
    public bool CanBeAsked => _value is not null;

    /// <summary>Every spelling in which the id may have been kept.</summary>
    public IEnumerable<string> Spellings => _value is { } id
        ? new[] { _text, id.For(AvinodeIdFormat.Prefixed), id.For(AvinodeIdFormat.Numeric) }.Distinct(StringComparer.Ordinal)
        : [_text];

    internal AvinodeId Value => _value ?? throw new FormatException(IdGrammar.Booking.Rule);

    private string Canonical => _value?.ToString() ?? _text;

    /// <summary>Takes what Avinode calls a booking, whatever it looks like.</summary>
    public static BookingId FromAvinode(string text) => TryParse(text, out var id) ? id : new BookingId(text, null);

    /// <exception cref="FormatException">The text is no id of a booking.</exception>
    public static BookingId Parse(string? text) => new(text!, IdGrammar.Booking.Parse(text));

    static BookingId IParsable<BookingId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    public static bool TryParse([NotNullWhen(true)] string? text, out BookingId id)
    {
        var isOne = IdGrammar.Booking.TryParse(text, out var value);
        id = isOne ? new BookingId(text!, value) : default;
        return isOne;
    }

    static bool IParsable<BookingId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BookingId result) =>
        TryParse(s, out result);

    public bool Equals(BookingId other) => Canonical == other.Canonical;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Canonical ?? "");

    /// <summary>The id as it was written.</summary>
    public override string ToString() => _text;
}
