using System.Text;

namespace Avinode.Simulator;

/// <summary>A font that every PDF reader has; the widths of its letters are thousandths of the size, from Adobe's font metrics.</summary>
internal sealed record PdfFont(string Name, string BaseFont, int[] Widths)
{
    private const int OtherWidth = 556;

    public static readonly PdfFont Regular = new("F1", "Helvetica",
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ]);

    public static readonly PdfFont Bold = new("F2", "Helvetica-Bold",
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ]);

    public double WidthOf(string text, double size) => text.Sum(WidthOf) * size / 1000;

    private int WidthOf(char letter) => letter is >= ' ' and <= '~' ? Widths[letter - ' '] : OtherWidth;
}

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
