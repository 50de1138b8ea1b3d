namespace Avinode.Simulator;

/// <summary>The table of flights on a proposal.</summary>
internal static class ProposalItinerary
{
    private const double Left = PdfPage.Left;
    private const double Right = PdfPage.Right;
    private static readonly string[] Titles = ["Date", "Local", "From", "To", "Passengers"];
    private static readonly double[] Columns = [Left + 10, Left + 92, Left + 142, Left + 266, Left + 380];

    /// <summary>Draws the table and returns the y below it.</summary>
    public static double Draw(PdfPage page, Quote quote, double y)
    {
        page.Text(Left, y, "Itinerary", PdfFont.Bold, 13, PdfColor.Navy);
        y += 14;
        page.Fill(Left, y, Right - Left, 22, PdfColor.Navy);
        foreach (var (x, title) in Columns.Zip(Titles))
        {
            page.Text(x, y + 15, title, PdfFont.Bold, 9.5, PdfColor.White);
        }

        page.TextRight(Right - 10, y + 15, "Flight", PdfFont.Bold, 9.5, PdfColor.White);
        y += 22;
        foreach (var leg in quote.Trip.Legs)
        {
            page.Fill(Left, y, Right - Left, 36, PdfColor.Mist);
            page.Text(Columns[0], y + 16, ProposalPdf.Day(leg.Date), PdfFont.Regular, 10.5, PdfColor.Ink);
            page.Text(Columns[1], y + 16, leg.LocalTime, PdfFont.Regular, 10.5, PdfColor.Ink);
            Place(page, Columns[2], y, leg.From);
            Place(page, Columns[3], y, leg.To);
            page.Text(Columns[4], y + 16, ProposalPdf.Text($"{leg.Passengers}"), PdfFont.Regular, 10.5, PdfColor.Ink);
            page.TextRight(Right - 10, y + 16, Duration(leg.FlightMinutes(quote.Lift.Aircraft)), PdfFont.Regular, 10.5, PdfColor.Ink);
            page.TextRight(Right - 10, y + 29, ProposalPdf.Text($"{leg.DistanceNm:N0} NM"), PdfFont.Regular, 8.5, PdfColor.Slate);
            y += 36;
            page.Line(Left, y - 0.4, Right, PdfColor.Sky);
        }

        return y;
    }

    private static void Place(PdfPage page, double x, double y, Airport airport)
    {
        page.Text(x, y + 16, airport.Icao, PdfFont.Bold, 10.5, PdfColor.Ink);
        page.Text(x, y + 29, airport.Name, PdfFont.Regular, 8.5, PdfColor.Slate);
    }

    private static string Duration(int minutes) => ProposalPdf.Text($"{minutes / 60} h {minutes % 60:00} min");
}
