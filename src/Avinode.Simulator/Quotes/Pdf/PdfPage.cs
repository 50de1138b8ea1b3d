using System.Globalization;
using System.Text;

namespace Avinode.Simulator;

/// <summary>An A4 page to draw on. Points from the left and from the top; a text stands on its y.</summary>
internal sealed class PdfPage
{
    public const double Width = 595;
    public const double Height = 842;
    public const double Left = 48;
    public const double Right = Width - Left;
    private readonly StringBuilder content = new();

    public string Content => content.ToString();

    public void Fill(double x, double y, double width, double height, PdfColor color) =>
        Draw($"{color} rg {x:0.##} {Height - y - height:0.##} {width:0.##} {height:0.##} re f");

    public void Line(double x, double y, double toX, PdfColor color) =>
        Draw($"{color} RG 0.75 w {x:0.##} {Height - y:0.##} m {toX:0.##} {Height - y:0.##} l S");

    public void Text(double x, double y, string text, PdfFont font, double size, PdfColor color) =>
        Draw($"BT {color} rg /{font.Name} {size:0.##} Tf {x:0.##} {Height - y:0.##} Td {WinAnsi.Literal(text)} Tj ET");

    public void TextRight(double right, double y, string text, PdfFont font, double size, PdfColor color) =>
        Text(right - font.WidthOf(text, size), y, text, font, size, color);

    /// <summary>Writes a text in as many lines as it needs and returns the y below the last.</summary>
    public double Paragraph(double x, double y, double width, string text, PdfFont font, double size, PdfColor color)
    {
        var line = "";
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && font.WidthOf($"{line} {word}", size) > width)
            {
                Text(x, y, line, font, size, color);
                (line, y) = ("", y + (size * 1.45));
            }

            line = line.Length is 0 ? word : $"{line} {word}";
        }

        Text(x, y, line, font, size, color);
        return y + (size * 1.45);
    }

    private void Draw(FormattableString instruction) => content.Append(instruction.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

/// <summary>A colour as a PDF names it: three parts from 0 to 1.</summary>
internal sealed record PdfColor(double Red, double Green, double Blue)
{
    public static readonly PdfColor White = new(1, 1, 1);
    public static readonly PdfColor Navy = new(0.07, 0.15, 0.29);
    public static readonly PdfColor Sky = new(0.72, 0.82, 0.93);
    public static readonly PdfColor Mist = new(0.94, 0.96, 0.98);
    public static readonly PdfColor Ink = new(0.13, 0.16, 0.20);
    public static readonly PdfColor Slate = new(0.42, 0.47, 0.53);
    public static readonly PdfColor Amber = new(0.93, 0.62, 0.13);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Red:0.##} {Green:0.##} {Blue:0.##}");
}
