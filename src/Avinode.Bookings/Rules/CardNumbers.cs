using System.Text.RegularExpressions;

namespace Avinode.Bookings;

/// <summary>Finds payment card numbers in free text, which travels in clear and must never carry one.</summary>
internal static partial class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;

    /// <summary>
    /// Whether groups of digits, parted by nothing but single spaces or dashes, make up a number that a card could have: 13 to 19
    /// digits that pass Luhn's check. Digits before or behind it, such as an expiry date or a CVC, do not hide it.
    /// </summary>
    public static bool AreIn(string text)
    {
        var groups = Digits().Matches(text);
        return Enumerable.Range(0, groups.Count).Any(first => BeginsAt(text, groups, first));
    }

    private static bool BeginsAt(string text, MatchCollection groups, int first)
    {
        var digits = "";
        for (var i = first; i < groups.Count && (i == first || AreJoined(text, groups[i - 1], groups[i])); i++)
        {
            digits += groups[i].Value;
            if (digits.Length is >= Shortest and <= Longest && IsIssued(digits) && PassesLuhn(digits))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreJoined(string text, Match left, Match right) =>
        left.Index + left.Length + 1 == right.Index && text[right.Index - 1] is ' ' or '-';

    // The first digits that payment networks have (ISO/IEC 7812): 3 to 6 and 2221 to 2720. Two dates in a row have others.
    private static bool IsIssued(string digits) =>
        digits[0] is >= '3' and <= '6' || (string.CompareOrdinal(digits, "2221") >= 0 && string.CompareOrdinal(digits, "2721") < 0);

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
