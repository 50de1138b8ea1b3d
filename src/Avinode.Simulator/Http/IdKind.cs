using System.Globalization;

namespace Avinode.Simulator;

/// <summary>A kind of object that has ids: its type on the wire, the prefix of its ids and the other prefixes that are accepted.</summary>
internal sealed record IdKind(string Type, string Prefix, params string[] Aliases)
{
    public static readonly IdKind Trip = new("trips", "atrip");
    public static readonly IdKind Rfq = new("rfqs", "arfq");
    public static readonly IdKind Lift = new("sellerlift", "asellerlift");
    public static readonly IdKind Quote = new("quotes", "aquote", "aquo");
    public static readonly IdKind BuyerMessage = new("tripmsgs", "abuyermsg", "asellermsg");
    public static readonly IdKind SellerMessage = new("tripmsgs", "asellermsg", "abuyermsg");
    public static readonly IdKind Booking = new("bookings", "abooking");

    public string Format(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{number}");

    /// <summary>The number in an id of this kind, or in a bare number; null for an id of another kind and for anything else.</summary>
    public int? Parse(string id)
    {
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 || Understands(id[..dash]) ? Number(id[(dash + 1)..]) : null;
    }

    /// <summary>The number in an id of any kind.</summary>
    public static int? NumberOf(string id) => Number(id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..]);

    private bool Understands(string prefix) => prefix == Prefix || Aliases.Contains(prefix);

    // NumberStyles.None: ASCII digits and nothing else; no sign, no blank, no full-width digit.
    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
