namespace Avinode.Bookings.Web;

/// <summary>What happens next, for the customer. Nothing here asks for a payment: such mails are what fraud looks like.</summary>
internal static class MailNextSteps
{
    /// <param name="booking">As it is now.</param>
    /// <param name="news">What the mail tells.</param>
    /// <param name="hasDeparture">Whether the departure is known; then a calendar entry comes with it.</param>
    public static IEnumerable<string> For(Booking booking, BookingStatus news, bool hasDeparture)
    {
        if (news == BookingStatus.Cancelled)
        {
            yield return "If you still want to fly, tell your sales contact: another offer can be booked.";
            yield return "If you have paid already, ask your sales contact about the refund.";
            if (hasDeparture)
            {
                yield return "The attached file takes the flight out of your calendar.";
            }

            yield break;
        }

        yield return PaymentWords.IsPaid(booking)
            ? "Nothing is left to pay for this booking."
            : "The payment is next. Ask your sales contact for its details; this mail gives none, on purpose.";
        yield return "Ask your sales contact for the local times, the terminal and when to be there.";
        if (hasDeparture)
        {
            yield return "The time of departure is UTC. The attached file puts it into your calendar, in your own time zone.";
        }
    }
}
