using System.Text;

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
