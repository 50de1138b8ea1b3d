using System.Globalization;
using System.Text;

namespace Avinode.Client;

/// <summary>Makes untrusted text safe to show: no invisible characters, none that reorder, and a maximum length.</summary>
public static class UntrustedText
{
    private const string Cut = " […]";

    // Letters that show nothing: grapheme joiner, Hangul fillers, Mongolian selectors. Unicode counts them as letters or marks.
    private const string Invisible = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0";

    /// <summary>
    /// Removes control characters (but line feeds and tabs), everything of Unicode's format category (bidi, zero-width, tags), variation
    /// selectors but the emoji one, private-use characters and broken surrogates; then cuts at <paramref name="maxLength"/> characters.
    /// </summary>
    public static string Clean(string? text, int maxLength)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // Plain ASCII, as almost every text: there is nothing to remove.
        if (text.Length <= maxLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (!IsShown(rune))
            {
                continue;
            }

            if (clean.Length + rune.Utf16SequenceLength > maxLength)
            {
                return clean.Append(Cut).ToString();
            }

            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>Whether a reader sees the character; line feed and tab count as seen, half a surrogate pair does not.</summary>
    public static bool IsShown(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => true,
        0xFFFD => false,
        >= 0xFE00 and <= 0xFE0E or >= 0xE0100 and <= 0xE01EF => false,
        _ when rune.IsBmp && Invisible.Contains((char)rune.Value, StringComparison.Ordinal) => false,
        _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
    };
}
