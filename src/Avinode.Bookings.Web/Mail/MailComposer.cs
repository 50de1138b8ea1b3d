using MimeKit;
using MimeKit.Text;

namespace Avinode.Bookings.Web;

/// <summary>Writes a mail from the booking as it is now. It holds nothing of passengers, and nothing that was written to the operator.</summary>
internal sealed class MailComposer(ServiceSettings settings, TimeProvider clock)
{
    private const string Sender = "Flight bookings";
    private const int MaxName = 80;

    /// <exception cref="FormatException">The customer's address breaks the grammar.</exception>
    public MimeMessage Compose(OutboxMail mail, Booking booking)
    {
        if (!EmailGrammar.IsMatch(booking.CustomerEmail))
        {
            throw new FormatException("The customer's address is not one e-mail address.");
        }

        var (from, simulator, now) = (settings.Mail.From, settings.Avinode.Simulator, clock.GetUtcNow());
        var content = MailContent.Of(booking, mail.News, simulator);
        var message = new MimeMessage
        {
            MessageId = MailIdentity.MessageId(mail, from),
            Date = now,
            Subject = content.Subject,
            Body = Body(content, FlightCalendar.Of(booking, mail.News, from, now, simulator)),
        };
        message.From.Add(new MailboxAddress(Sender, from));
        message.To.Add(new MailboxAddress(MailLine.Of(booking.CustomerName, MaxName), booking.CustomerEmail));

        // RFC 3834: nobody's out-of-office notice answers it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static MimeEntity Body(MailContent content, (string Method, string File)? calendar)
    {
        var words = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = MailText.Of(content) }, new TextPart(TextFormat.Html) { Text = MailHtml.Of(content) } };
        if (calendar is not { } entry)
        {
            return words;
        }

        var file = new TextPart("calendar") { Text = entry.File, FileName = "flight.ics" };
        file.ContentType.Parameters.Add("method", entry.Method);
        file.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "flight.ics" };
        return new Multipart("mixed") { words, file };
    }
}

/// <summary>By what a mail is known, to mail programs and to us. It is the same however often the mail is sent.</summary>
internal static class MailIdentity
{
    /// <summary>The Message-ID, without its angle brackets.</summary>
    public static string MessageId(OutboxMail mail, string from) => $"{mail.BookingId:N}.{mail.Kind}@{Domain(from)}";

    /// <summary>The file's name: the time at which the mail became due, the booking and the kind. A repeat overwrites it.</summary>
    public static string FileName(OutboxMail mail, string reference) => $"{mail.CreatedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{reference}-{mail.Kind}.eml";

    /// <summary>What stands after the @.</summary>
    public static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..];
}
