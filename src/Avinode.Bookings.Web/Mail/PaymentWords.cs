namespace Avinode.Bookings.Web;

/// <summary>How a booking is paid, and whether it is.</summary>
internal static class PaymentWords
{
    /// <summary>Both, such as <c>Wire transfer, awaited</c>.</summary>
    public static string For(Booking booking) => Method(booking) is { } method ? $"{method}, {State(booking)}" : State(booking);

    /// <summary>The way to pay, in words; null when none is named.</summary>
    public static string? Method(Booking booking) => booking.PaymentMethod switch
    {
        PaymentMethods.WireTransfer => "Wire transfer",
        PaymentMethods.CreditCard => "Credit card",
        PaymentMethods.Invoice => "Invoice",
        var other => MailLine.OfOperator(other, 40),
    };

    /// <summary>Whether nothing is left to pay.</summary>
    public static bool IsPaid(Booking booking) => booking.Status is BookingStatus.Paid or BookingStatus.Completed || booking.PaymentStatus == "paid";

    private static string State(Booking booking) => booking switch
    {
        { Status: BookingStatus.Refunded } or { PaymentStatus: "refunded" } => "refunded",
        { Status: BookingStatus.Cancelled, PaymentStatus: "pending" } => "not received",
        _ when IsPaid(booking) => "received",
        { PaymentStatus: "pending" } => "awaited",
        { PaymentStatus: "not_due" } => "not due",
        _ => MailLine.OfOperator(booking.PaymentStatus, 40)?.Replace('_', ' ') ?? "awaited",
    };
}
