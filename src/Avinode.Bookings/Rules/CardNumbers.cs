namespace Avinode.Bookings;

/// <summary>Finds payment card numbers in free text, which travels in clear and must never carry one.</summary>
internal static class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;

    /// <summary>Whether 13 to 19 digits, parted by nothing but single spaces or dashes, stand together and pass Luhn's check.</summary>
    public static bool AreIn(string text)
    {
        var digits = new List<int>();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                digits.Add(text[i] - '0');
            }
            else if (i == text.Length || !(text[i] is ' ' or '-' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                if (HoldsCard(digits))
                {
                    return true;
                }

                digits.Clear();
            }
        }

        return false;
    }

    private static bool HoldsCard(List<int> digits) =>
        digits.Count >= Shortest && digits.Count <= Longest && digits.Any(digit => digit != 0) && PassesLuhn(digits);

    private static bool PassesLuhn(List<int> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Count; i++)
        {
            var digit = digits[^(i + 1)] * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }
}
