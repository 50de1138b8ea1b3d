using System.Text;
using System.Text.RegularExpressions;
using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>The plain text form of a mail.</summary>
internal static class MailText
{
    public static string Of(MailContent content)
    {
        var text = new StringBuilder();
        if (content.IsSimulated)
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
        foreach (var step in content.NextSteps)
        {
            text.Append("- ").Append(step).Append('\n');
        }

        return text.Append('\n').Append(content.Footer).Append('\n').ToString();
    }
}

/// <summary>Cleans other people's texts for a mail: one line, nothing invisible, bounded length.</summary>
internal static partial class MailSanitizer
{
    private const string Withheld = "(not shown: it holds a web address)";

    /// <summary>A text of the customer's; null when nothing is left of it.</summary>
    public static string? Clean(string? text, int max)
    {
        // All spaces: some are wide enough to push a text out of sight.
        var line = Spaces().Replace(UntrustedText.Clean(text, 10 * max).Normalize(NormalizationForm.FormC), " ").Trim();

        // In a header "=?" begins an encoded word, which mail programs decode into something else than we checked.
        line = line.Replace("=?", "= ?", StringComparison.Ordinal);
        return line.Length == 0 ? null : line.Length <= max ? line : $"{line[..(char.IsHighSurrogate(line[max - 1]) ? max - 1 : max)]}…";
    }

    /// <summary>A text of the operator's. Mail programs turn addresses into links, so a text that holds one is withheld.</summary>
    public static string? CleanOperatorText(string? text, int max = 80) =>
        Clean(text, max) is { } line ? Address().IsMatch(line) ? Withheld : line : null;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"://|\bwww\.|@|[a-z0-9-]\.[a-z]{2,}(/|\?|:[0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
