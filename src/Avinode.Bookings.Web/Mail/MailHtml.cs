using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Avinode.Bookings.Web;

/// <summary>
/// The HTML form of a mail: tables and inline styles, which all mail programs understand, and a style sheet for those that support dark
/// mode and narrow screens. Outlook ignores max-width, so it gets a table of that width. It loads nothing and has no links.
/// </summary>
internal static class MailHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
    private const string Ink = "color:#16202e;";
    private const string Muted = "color:#566374;";
    private const string Line = "border-top:1px solid #e3e8ee;";
    private const string TextSize = "font-size:15px;line-height:22px;";
    private const string RouteSize = "font-size:22px;line-height:28px;font-weight:700;overflow-wrap:anywhere;";
    private const string Headline = "margin:14px 0 0;font-size:24px;line-height:31px;font-weight:700;letter-spacing:-0.2px;";
    private const string ValueShape = "padding:10px 0;font-weight:600;overflow-wrap:anywhere;";
    private const string FooterShape = "max-width:520px;margin:18px auto 0;font-size:13px;line-height:19px;";
    private const string BadgeShape =
        "display:inline-block;padding:5px 12px;border-radius:999px;font-size:13px;line-height:18px;font-weight:600;";
    private const string NoticeShape =
        "padding:12px 36px;border-radius:13px 13px 0 0;background:#fff3cd;color:#5c4300;font-size:14px;line-height:20px;font-weight:600;";
    private const string Table = "role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    private const string Sheet =
        """
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (prefers-color-scheme: dark) {
          .page { background: #0d1319 !important; }
          .card { background: #172029 !important; border-color: #2b3743 !important; }
          .panel { background: #1f2a35 !important; }
          .ink { color: #eef2f6 !important; }
          .muted { color: #a3b1c0 !important; }
          .line { border-color: #2b3743 !important; }
          .confirmed { background: #12382a !important; color: #7fe0b2 !important; }
          .paid { background: #16305c !important; color: #a8c7ff !important; }
          .cancelled { background: #4a1d1a !important; color: #ffb4ab !important; }
          .simulator { background: #4a3a08 !important; color: #ffe08a !important; }
        }
        @media (max-width: 480px) {
          .pad { padding-left: 20px !important; padding-right: 20px !important; }
          .edge { padding: 0 !important; }
          .card { border-left: 0 !important; border-right: 0 !important; border-radius: 0 !important; }
          .simulator { border-radius: 0 !important; }
          .name, .value { display: block !important; width: auto !important; }
          .name { padding: 12px 0 0 !important; }
          .value { padding: 2px 0 12px !important; border-top: 0 !important; }
        }
        """;

    public static string Of(MailContent content) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{Encode(content.Subject)}</title>
        <style>
        {Sheet}
        </style>
        </head>
        <body class="page" style="margin:0;padding:0;background:#eef1f5;{Font}-webkit-text-size-adjust:100%;">
        <table class="page" {Table} style="background:#eef1f5;"><tr>
        <td class="edge" align="center" style="padding:28px 12px;">
        <!--[if mso]><table role="presentation" width="560" align="center"
        cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
        <table class="card" {Table} style="max-width:560px;background:#ffffff;border:1px solid #dde3ea;border-radius:14px;text-align:left;">
        {SimulatorRow(content)}
        <tr><td class="pad" style="padding:30px 36px 0;">
        <span class="{content.News.ToWire()}" style="{BadgeShape}{Badge(content.News)}">{Encode(content.State)}</span>
        <h1 class="ink" style="{Headline}{Ink}">{Encode(content.Heading)}</h1>
        <p class="ink" style="margin:16px 0 0;font-size:16px;line-height:24px;{Ink}">{Encode(content.Greeting)}</p>
        <p class="ink" style="margin:8px 0 0;font-size:16px;line-height:24px;{Ink}">{Encode(content.Lead)}</p>
        </td></tr>
        <tr><td class="pad" style="padding:22px 36px 0;">
        <table class="panel" {Table} style="background:#f4f6f9;border-radius:10px;"><tr>
        <td style="padding:18px 20px;">
        <div class="ink" style="{RouteSize}{Ink}{Struck(content)}">{Encode(content.Route)}</div>
        <div class="muted" style="margin-top:4px;{TextSize}{Muted}{Struck(content)}">{Encode(content.Departure)}</div>
        </td></tr></table>
        </td></tr>
        <tr><td class="pad" style="padding:14px 36px 0;">
        <table {Table} style="{TextSize}">
        {string.Join('\n', content.Facts.Select(Row))}
        </table>
        </td></tr>
        <tr><td class="pad" style="padding:20px 36px 30px;">
        <h2 class="ink" style="margin:0 0 8px;font-size:16px;line-height:24px;font-weight:700;{Ink}">What happens next</h2>
        <ul class="ink" style="margin:0;padding:0 0 0 20px;font-size:15px;line-height:23px;{Ink}">
        {string.Join('\n', content.NextSteps.Select(step => $"""<li style="margin:0 0 6px;">{Encode(step)}</li>"""))}
        </ul>
        </td></tr>
        </table>
        <!--[if mso]></td></tr></table><![endif]-->
        <p class="muted pad" style="{FooterShape}{Muted}">{Encode(content.Footer)}</p>
        </td></tr></table>
        </body>
        </html>
        """;

    private static string Row((string Name, string Value) fact, int index)
    {
        var line = index == 0 ? "" : Line;
        return $"""
            <tr>
            <td class="name muted line" width="38%" valign="top" style="padding:10px 12px 10px 0;{line}{Muted}">{Encode(fact.Name)}</td>
            <td class="value ink line" valign="top" style="{ValueShape}{line}{Ink}">{Encode(fact.Value)}</td>
            </tr>
            """;
    }

    private static string SimulatorRow(MailContent content) => content.IsSimulated
        ? $"""<tr><td class="simulator pad" style="{NoticeShape}">{Encode(MailContent.SimulatorNotice)}</td></tr>"""
        : "";

    private static string Badge(BookingStatus news) => news switch
    {
        BookingStatus.Cancelled => "background:#fde8e6;color:#98231b;",
        BookingStatus.Paid => "background:#e3ecff;color:#1b47a8;",
        _ => "background:#def5ea;color:#0b6b43;",
    };

    private static string Struck(MailContent content) => content.News == BookingStatus.Cancelled ? "text-decoration:line-through;" : "";

    private static string Encode(string text) => Encoder.Encode(text);
}
