using System.Text.RegularExpressions;

namespace Avinode.Bookings;

/// <summary>
/// The strict grammar of an e-mail address: one dot-atom, an @, a host with a dot; ASCII; no display name, quotes, spaces or comments; and
/// nothing that a mail program may take for an encoded word: <c>=?utf-8?q?eve=40evil.example?=@example.com</c> would reach
/// eve@evil.example. The platform's own parser accepts <c>a@b c@d</c> and would mail to c@d.
/// </summary>
public static partial class EmailGrammar
{
    /// <summary>For browsers too: their newest syntax wants some characters escaped within brackets.</summary>
    public const string Pattern =
        @"(?=[^@]{1,64}@)(?!.*=\?)[A-Za-z0-9!#$%&'*+\/=?^_`\{\|\}~\-]+(\.[A-Za-z0-9!#$%&'*+\/=?^_`\{\|\}~\-]+)*"
        + @"@([A-Za-z0-9]([A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9\-]{0,61}[A-Za-z0-9])";

    /// <summary>Whether the text is one e-mail address.</summary>
    public static bool IsMatch(string? address) =>
        address is not null && address.Length <= BookingRules.MaxEmail && Address().IsMatch(address);

    [GeneratedRegex("^" + Pattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
