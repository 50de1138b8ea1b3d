using Avinode.Bookings;

namespace Avinode.Agent;

/// <summary>Tells a model, or a person at a terminal, what to do next with a booking.</summary>
public static class StatusGuidance
{
    public static string For(Booking booking) =>
        For(booking.Submission, booking.Status, booking.AvinodeBookingId?.ToString() ?? booking.Reference.ToString());

    /// <param name="id">With what its status is asked for: Avinode's id, or our reference.</param>
    public static string For(SubmissionStatus submission, BookingStatus status, string id) => submission switch
    {
        SubmissionStatus.Unknown => "It is not known whether the operator received this booking request. Do not book again. "
            + $"Ask {Ask(id)} until it is known; if it stays unknown, ask the operator in the chat.",
        SubmissionStatus.Sending => $"The request is on its way. Do not book again. Ask {Ask(id)} in a minute.",
        SubmissionStatus.Ready => "Nothing was sent yet. Call book_flight again with the same arguments to send it.",
        SubmissionStatus.Rejected =>
            "The request was refused and nothing is booked. Correct what the warnings name, or book another quote.",
        _ => For(status, Ask(id)),
    };

    private static string Ask(string id) => $"get_booking_status with booking_id {id}";

    private static string For(BookingStatus status, string ask) => status switch
    {
        BookingStatus.Pending =>
            $"Awaiting operator confirmation. Ask {ask} later, and do not tell the customer that the flight is confirmed until it says so.",
        BookingStatus.Confirmed => "The operator has confirmed. Give the customer the confirmation number and arrange the payment.",
        BookingStatus.PaymentPending => "The operator has confirmed and awaits the payment. Remind the customer of it.",
        BookingStatus.Paid => "Paid. Agree the last details of the flight with the operator in the chat.",
        BookingStatus.Completed => "The flight was flown. Nothing is left to do.",
        BookingStatus.Cancelled =>
            "The booking is cancelled. Tell the customer, and book another quote of the trip if they still want to fly.",
        BookingStatus.Refunded => "The refund was made. Nothing is left to do.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a booking status"),
    };
}
