namespace Avinode.Bookings.Web;

/// <summary>The state of a booking as the desk sees it.</summary>
/// <param name="Label">In a word or two.</param>
/// <param name="Tone">A CSS class: <c>busy, good, warn, bad, calm</c>.</param>
/// <param name="Description">What it means, and what to do.</param>
public sealed record StatusBadge(string Label, string Tone, string Description)
{
    /// <summary>After how many milliseconds to refresh although no event came; null for a state that waits for nothing.</summary>
    public int? RefreshAfter { get; private init; }

    public static StatusBadge Of(Booking booking)
    {
        var who = booking.OperatorName ?? "the operator";
        return booking.Submission switch
        {
            SubmissionStatus.Ready => new("Not sent", "warn",
                "Nothing was sent, so nothing is booked. Open the quote and book it again to continue this booking."),
            SubmissionStatus.Sending => new("Sending", "busy",
                "The request is on its way to Avinode. Do not book again.")
            { RefreshAfter = 1_000 },
            SubmissionStatus.Unknown => new("Outcome unknown", "warn",
                $"Do not book again. The response was lost, so it is not known whether {who} received the request. "
                + "We are checking with Avinode; this page updates itself.")
            { RefreshAfter = 5_000 },
            SubmissionStatus.Rejected => new("Refused", "bad", "Avinode refused the request. Nothing is booked."),
            _ => Of(booking.Status, who),
        };
    }

    public static string LabelOf(BookingStatus status) => Of(status, "").Label;

    private static StatusBadge Of(BookingStatus status, string who) => status switch
    {
        BookingStatus.Pending => new("Booking pending", "busy",
            $"Waiting for {who} to confirm. Do not tell the customer yet that the flight is confirmed.")
        { RefreshAfter = 15_000 },
        BookingStatus.Confirmed => new("Confirmed", "good",
            $"{who} has confirmed. Give the customer the confirmation number and arrange the payment."),
        BookingStatus.PaymentPending => new("Payment due", "warn", "Confirmed; the payment is awaited. Remind the customer of it."),
        BookingStatus.Paid => new("Paid", "good", $"Agree the last details of the flight with {who}."),
        BookingStatus.Completed => new("Flown", "calm", "Nothing is left to do."),
        BookingStatus.Cancelled => new("Cancelled", "bad",
            "Tell the customer, and book another quote of the trip if they still want to fly."),
        BookingStatus.Refunded => new("Refunded", "calm", "Nothing is left to do."),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a booking status"),
    };
}
