using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Avinode.Bookings;

/// <summary>Our own name for a booking, known before Avinode has one: <c>ref-20261122-K7M2Q9XA</c>.</summary>
public readonly record struct BookingReference : IParsable<BookingReference>
{
    private const string Prefix = "ref-";

    // No I, L, O, U, 0 or 1: a reference is read out on the telephone.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly string _text;

    private BookingReference(string text) => _text = text;

    /// <summary>Makes a reference that nobody else has: the day and 39 random bits.</summary>
    public static BookingReference Create(TimeProvider clock)
    {
        var day = clock.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return new($"{Prefix}{day}-{RandomNumberGenerator.GetString(Alphabet, 8)}");
    }

    /// <exception cref="FormatException">The text is none of our references.</exception>
    public static BookingReference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException($"must be a reference such as {Prefix}20261122-K7M2Q9XA");

    static BookingReference IParsable<BookingReference>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Tells our references from Avinode's ids, which share their shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BookingReference reference)
    {
        var isOurs = text?.StartsWith(Prefix, StringComparison.Ordinal) is true;
        reference = isOurs ? new(text!) : default;
        return isOurs;
    }

    static bool IParsable<BookingReference>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, out BookingReference result) => TryParse(s, out result);

    public override string ToString() => _text;
}
