using System.Text;
using System.Text.RegularExpressions;
using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>The plain form of a mail.</summary>
internal static class MailText
{
    public static string Of(MailContent content)
    {
        var text = new StringBuilder();
        if (content.IsSimulator)
        {
            text.Append(MailContent.SimulatorNotice).Append("\n\n");
        }

        text.Append(content.Greeting).Append("\n\n").Append(content.Lead).Append("\n\n");
        text.Append("  ").Append(content.Route).Append("\n  ").Append(content.Departure).Append("\n\n");
        var width = content.Facts.Max(fact => fact.Name.Length) + 2;
        foreach (var (name, value) in content.Facts)
        {
            text.Append("  ").Append((name + ":").PadRight(width)).Append(value).Append('\n');
        }

        text.Append("\nWhat happens next\n\n");
        foreach (var step in content.Next)
        {
            text.Append("- ").Append(step).Append('\n');
        }

        return text.Append('\n').Append(Footer(content)).Append('\n').ToString();
    }

    /// <summary>What stands below every mail.</summary>
    public static string Footer(MailContent content) => $"Sent automatically for booking {content.Reference}. Please name this reference whenever you ask about the booking.";
}

/// <summary>Texts of others as a mail may show them: one line, nothing invisible, not endless. They are data, and no way to anywhere.</summary>
internal static partial class MailLine
{
    private const string Withheld = "(not shown: it holds a web address)";
    private const string Cut = "…";

    /// <summary>A text of the customer's; null when nothing is left of it.</summary>
    public static string? Of(string? text, int max)
    {
        // The other spaces too: some of them are wide enough to push a text out of sight. In a header "=?" would begin an encoded word,
        // whose reader sees something else than we do.
        var line = Spaces().Replace(UntrustedText.Clean(text, 10 * max).Normalize(NormalizationForm.FormC), " ").Trim().Replace("=?", "= ?", StringComparison.Ordinal);
        return line.Length == 0 ? null : line.Length <= max ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[max - 1]) ? max - 1 : max), Cut);
    }

    /// <summary>A text of the operator's. Mail programs turn addresses into links by themselves, so a text that holds one is withheld.</summary>
    public static string? OfOperator(string? text, int max = 80) => Of(text, max) is { } line ? Address().IsMatch(line) ? Withheld : line : null;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"://|\bwww\.|@|[a-z0-9-]\.[a-z]{2,}(/|\?|:[0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
