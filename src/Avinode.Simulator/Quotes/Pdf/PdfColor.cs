using System.Globalization;

namespace Avinode.Simulator;

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
