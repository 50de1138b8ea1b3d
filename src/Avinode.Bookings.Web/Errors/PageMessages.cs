using System.Net;
using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>A failure in plain words for a person. Codes, and the next step for programs, are in the problem's detail.</summary>
internal static class PageMessages
{
    /// <param name="nothing">What did not happen, such as <c>Nothing was booked.</c>; empty for a request that only reads.</param>
    public static string For(Exception fault, string nothing) =>
        Text(fault, nothing).Replace("  ", " ", StringComparison.Ordinal).Trim();

    /// <summary>What a refused request did not do; empty for one that only reads.</summary>
    public static string Nothing(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? ""
        : request.Path == Routes.Bookings ? "Nothing was booked."
        : "Nothing was sent.";

    private static string Text(Exception fault, string nothing) => fault switch
    {
        RefusalException refused => Text(refused.Refusal, nothing),
        FormatException => $"Some values need correcting. {nothing}",
        StoreUnavailableException => "We couldn't reach our database. Try again in a minute.",
        PassengerDataException => $"Passenger data can't be read: the encryption key is missing. {nothing}",
        AvinodeException avinode => Text(avinode, nothing),
        _ => "Something went wrong on our side.",
    };

    private static string Text(Refusal refusal, string nothing) => refusal.Code switch
    {
        RefusalCode.Invalid => $"Some values need correcting. {nothing}",
        RefusalCode.BookingNotFound => refusal.Message,
        RefusalCode.KeyReused => $"This key was used for another booking. {nothing}",
        RefusalCode.QuoteTaken => $"This quote is already booked for another customer. {nothing}",
        RefusalCode.Rejected => $"Avinode refused this. {nothing}",
        RefusalCode.NotSent => $"We couldn't reach Avinode. {nothing} Try again.",
        _ => "This change is not possible.",
    };

    private static string Text(AvinodeException fault, string nothing) => fault switch
    {
        { Outcome: WriteOutcome.Unknown } =>
            "The response was lost, so it is not known whether this was done. Check before you try again.",
        { Outcome: WriteOutcome.Rejected } => $"Avinode refused this. {nothing}",
        { Failure: AvinodeFailure.Unreadable } => $"We couldn't read Avinode's response. {nothing} Try again.",
        { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => $"Avinode does not accept our account. {nothing}",
        { Status: HttpStatusCode.NotFound } => $"Avinode does not know this id. {nothing}",
        { Status: HttpStatusCode.TooManyRequests } => $"Too many requests to Avinode. {nothing} Try again in a minute.",
        { Status: { } status } when (int)status < 500 => $"Avinode refused this. {nothing}",
        _ => $"We couldn't reach Avinode. {nothing} Try again.",
    };
}
