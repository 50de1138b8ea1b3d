using System.Globalization;
using System.Text;

namespace Avinode.Simulator;

/// <summary>
/// Writes a one-page PDF 1.4. Ours, because PDFsharp looks for font files that a fresh machine may not have and is not trim-clean; these
/// fonts come with every reader.
/// </summary>
internal static class PdfDocument
{
    public static byte[] Write(string title, DateTimeOffset createdOn, PdfPage page)
    {
        var created = createdOn.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Contents 4 0 R"
                + $" /Resources << /Font << /{PdfFont.Regular.Name} 5 0 R /{PdfFont.Bold.Name} 6 0 R >> >> >>",
            $"<< /Length {page.Content.Length} >>\nstream\n{page.Content}\nendstream",
            Font(PdfFont.Regular),
            Font(PdfFont.Bold),
            $"<< /Title {WinAnsi.Literal(title)} /Producer (Avinode simulator) /CreationDate (D:{created}Z) >>",
        ];
        return Encoding.ASCII.GetBytes(Assemble(objects));
    }

    private static string Font(PdfFont font) => $"<< /Type /Font /Subtype /Type1 /BaseFont /{font.BaseFont} /Encoding /WinAnsiEncoding >>";

    // Everything is ASCII, so a position in the text is a position in the file.
    private static string Assemble(string[] objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var crossReference = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var (index, content) in objects.Index())
        {
            crossReference.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var start = file.Length;
        return file.Append(crossReference)
            .Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /Info {objects.Length} 0 R >>\n")
            .Append(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n")
            .ToString();
    }
}
