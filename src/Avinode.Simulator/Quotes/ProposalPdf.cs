using System.Globalization;

namespace Avinode.Simulator;

/// <summary>The proposal page that a client is shown for a quote.</summary>
internal static class ProposalPdf
{
    private const double Left = PdfPage.Left;
    private const double Right = PdfPage.Right;
    private const string Disclaimer = "Simulator document: companies, aircraft and prices are made up; no flight can be bought with it.";
    private static readonly string[] Conditions =
    [
        "This quote is subject to availability of aircraft and crew, traffic rights, slots and permits at the time of booking.",
        "The price includes landing, handling and crew expenses. De-icing, satellite telephone and changes are charged as incurred.",
        "Payment in full is due before departure. Cancellation: 25\u00A0% up to 7 days before, 50\u00A0% up to 48 hours, then 100\u00A0%.",
        "The flight is operated by the company named above under its own air operator certificate.",
    ];

    public static byte[] Of(Quote quote)
    {
        var page = new PdfPage();
        Header(page, quote);
        var y = Facts(page, quote, 150);
        y = ProposalItinerary.Draw(page, quote, y + 34);
        y = Price(page, quote, y + 26);
        y = Message(page, quote, y + 34);
        ConditionList(page, y + 22);
        Footer(page, quote);
        return PdfDocument.Write(Text($"Charter proposal {quote.Number}"), quote.CreatedOn, page);
    }

    private static void Header(PdfPage page, Quote quote)
    {
        page.Fill(0, 0, PdfPage.Width, 104, PdfColor.Navy);
        page.Fill(0, 104, PdfPage.Width, 3, PdfColor.Amber);
        page.Text(Left, 50, "Charter proposal", PdfFont.Bold, 25, PdfColor.White);
        page.Text(Left, 74, $"{Route(quote)}, {Day(quote.Trip.Legs[0].Date)}", PdfFont.Regular, 12, PdfColor.Sky);
        page.Fill(Right - 78, 32, 78, 22, PdfColor.Amber);
        page.Text(Right - 67, 47, "SIMULATED", PdfFont.Bold, 11.5, PdfColor.Navy);
        page.TextRight(Right, 74, Text($"Quote {quote.Number}"), PdfFont.Regular, 12, PdfColor.Sky);
    }

    private static double Facts(PdfPage page, Quote quote, double y)
    {
        var aircraft = quote.Lift.Aircraft;
        Fact(page, Left, y, "Operator", quote.Rfq.Operator.Name);
        Fact(page, Left + 260, y, "Aircraft", $"{aircraft.Type}, {aircraft.Tail}");
        Fact(page, Left, y + 44, "Contact", quote.Rfq.Operator.Contact);
        Fact(page, Left + 260, y + 44, "Category", Text($"{aircraft.Category}, up to {aircraft.Seats} passengers"));
        Fact(page, Left, y + 88, "Trip", $"{quote.Trip.DisplayId} ({quote.Trip.ExternalId})");
        Fact(page, Left + 260, y + 88, "Quoted on", Day(DateOnly.FromDateTime(quote.CreatedOn.UtcDateTime)));
        return y + 106;
    }

    private static void Fact(PdfPage page, double x, double y, string name, string value)
    {
        page.Text(x, y, name.ToUpperInvariant(), PdfFont.Bold, 8, PdfColor.Slate);
        page.Text(x, y + 16, value, PdfFont.Regular, 11.5, PdfColor.Ink);
    }

    private static double Price(PdfPage page, Quote quote, double y)
    {
        page.Fill(Left, y, Right - Left, 46, PdfColor.Mist);
        page.Fill(Left, y, 4, 46, PdfColor.Amber);
        page.Text(Left + 18, y + 28, "Total price", PdfFont.Bold, 13, PdfColor.Navy);
        page.TextRight(Right - 14, y + 30, Text($"{quote.Currency} {quote.Price:N2}"), PdfFont.Bold, 19, PdfColor.Navy);
        return y + 46;
    }

    private static double Message(PdfPage page, Quote quote, double y)
    {
        page.Text(Left, y, "From the operator", PdfFont.Bold, 13, PdfColor.Navy);
        return page.Paragraph(Left, y + 20, Right - Left, quote.SellerMessage, PdfFont.Regular, 10.5, PdfColor.Ink);
    }

    private static void ConditionList(PdfPage page, double y)
    {
        page.Text(Left, y, "Conditions", PdfFont.Bold, 13, PdfColor.Navy);
        y += 20;
        foreach (var condition in Conditions)
        {
            page.Text(Left, y, "•", PdfFont.Regular, 9.5, PdfColor.Amber);
            y = page.Paragraph(Left + 12, y, Right - Left - 12, condition, PdfFont.Regular, 9.5, PdfColor.Ink) + 3;
        }
    }

    private static void Footer(PdfPage page, Quote quote)
    {
        page.Line(Left, 788, Right, PdfColor.Sky);
        page.Text(Left, 804, Disclaimer, PdfFont.Regular, 8.5, PdfColor.Slate);
        page.TextRight(Right, 804, Text($"Quote_{quote.Number}"), PdfFont.Regular, 8.5, PdfColor.Slate);
    }

    private static string Route(Quote quote) =>
        string.Join(" – ", quote.Trip.Legs.Select(leg => leg.From.Icao).Append(quote.Trip.Legs[^1].To.Icao));

    /// <summary>A date that no reader takes for another.</summary>
    public static string Day(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Text that is the same on every machine.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

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
