using MimeKit;
using MimeKit.Text;

namespace Avinode.Bookings.Web;

/// <summary>Writes a mail from the booking as it is now. It holds no passengers, and nothing that was written to the operator.</summary>
internal sealed class MailComposer(ServiceSettings settings, TimeProvider clock)
{
    private const string Sender = "Flight bookings";
    private const string CalendarFile = "flight.ics";
    private const int MaxName = 80;

    /// <exception cref="FormatException">The customer's address breaks the grammar.</exception>
    public MimeMessage Compose(OutboxMail mail, Booking booking)
    {
        if (!EmailGrammar.IsMatch(booking.CustomerEmail))
        {
            throw new FormatException("The customer's address is not one e-mail address.");
        }

        var (from, simulated, now) = (settings.Mail.From, settings.Avinode.Simulator, clock.GetUtcNow());
        var content = MailContent.Of(booking, mail.News, simulated);
        var message = new MimeMessage
        {
            MessageId = MailIdentity.MessageId(mail, from),
            Date = now,
            Subject = content.Subject,
            Body = Body(content, FlightCalendar.Of(booking, mail.News, from, now, simulated)),
        };
        message.From.Add(new MailboxAddress(Sender, from));
        message.To.Add(new MailboxAddress(MailSanitizer.Clean(booking.CustomerName, MaxName), booking.CustomerEmail));

        // RFC 3834: no out-of-office reply.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static MimeEntity Body(MailContent content, (string Method, string File)? calendar)
    {
        var text = new TextPart(TextFormat.Plain) { Text = MailText.Of(content) };
        var html = new TextPart(TextFormat.Html) { Text = MailHtml.Of(content) };
        var body = new MultipartAlternative { text, html };
        if (calendar is not { } entry)
        {
            return body;
        }

        var file = new TextPart("calendar") { Text = entry.File, FileName = CalendarFile };
        file.ContentType.Parameters.Add("method", entry.Method);
        file.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = CalendarFile };
        return new Multipart("mixed") { body, file };
    }
}

/// <summary>Names of a mail that stay the same however often it is sent.</summary>
internal static class MailIdentity
{
    /// <summary>The Message-ID, without its angle brackets.</summary>
    public static string MessageId(OutboxMail mail, string from) => $"{mail.BookingId:N}.{mail.Kind}@{Domain(from)}";

    /// <summary>The file's name: when the mail became due, the booking and the kind. A repeat overwrites it.</summary>
    public static string FileName(OutboxMail mail, string reference) =>
        $"{mail.CreatedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{reference}-{mail.Kind}.eml";

    /// <summary>What stands after the @.</summary>
    public static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..];
}
