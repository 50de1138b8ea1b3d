using System.Text;

namespace Avinode.Simulator;

/// <summary>Writes text as a PDF string in the encoding that Windows calls 1252.</summary>
internal static class WinAnsi
{
    private const char Unknown = '?';

    // The letters that this encoding has between 0x80 and 0x9F; Unicode has them elsewhere.
    private const string From80 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <summary>The text between parentheses, in ASCII only: what is special or not ASCII is escaped.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("(");
        foreach (var letter in text)
        {
            var code = Encode(letter);
            _ = code is '(' or ')' or '\\' ? literal.Append('\\').Append((char)code)
                : code is >= ' ' and <= '~' ? literal.Append((char)code)
                : literal.Append('\\').Append(Convert.ToString(code, 8).PadLeft(3, '0'));
        }

        return literal.Append(')').ToString();
    }

    private static int Encode(char letter) => letter switch
    {
        >= ' ' and <= '~' or >= '\u00A0' and <= '\u00FF' => letter,
        > '\u00FF' when From80.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index => 0x80 + index,
        _ => Unknown,
    };
}
