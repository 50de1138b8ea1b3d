namespace Avinode.Bookings.Web;

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
