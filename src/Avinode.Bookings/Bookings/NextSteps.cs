using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Says what to do next with a booking.</summary>
internal static class NextSteps
{
    public static string For(BookingState booking) => booking switch
    {
        { Outcome: WriteOutcome.Unknown } =>
            $"It is not known whether the operator received this booking request. Do not book again. Ask get_booking_status with booking_id {booking.Reference} until it is known; if it stays unknown, ask the operator in the chat.",
        { Status: BookingStatus.Pending } =>
            $"Awaiting operator confirmation. Ask get_booking_status with booking_id {booking.BookingId} later, and do not tell the customer that the flight is confirmed until it says so.",
        { Status: BookingStatus.Confirmed } => "The operator has confirmed. Give the customer the confirmation number and arrange the payment.",
        { Status: BookingStatus.PaymentPending } => "The operator has confirmed and awaits the payment. Remind the customer of it.",
        { Status: BookingStatus.Paid } => "Paid. Agree the last details of the flight with the operator in the chat.",
        { Status: BookingStatus.Completed } => "The flight was flown. Nothing is left to do.",
        { Status: BookingStatus.Cancelled } => "The booking is cancelled. Tell the customer, and book another quote of the trip if they still want to fly.",
        { Status: BookingStatus.Refunded } => "The refund was made. Nothing is left to do.",
        _ => throw new ArgumentOutOfRangeException(nameof(booking), booking.Status, "not a booking status"),
    };
}
