namespace Avinode.Bookings.Tests;

/// <summary>
/// What a booking goes through at Avinode, and the event that tells of each step. Avinode only moves forward, and tells of a step once it
/// was taken: so when an event arrives, Avinode stands at that step at least, whatever arrived before.
/// </summary>
internal static class UpstreamHistory
{
    /// <summary>Seven steps, with the event and what Avinode then holds.</summary>
    public static readonly (string Event, string Status, string More)[] Steps =
    [
        ("BookingUpdated", "pending", ""),
        ("BookingConfirmed", "confirmed", ",\"confirmationNumber\":\"BR-1\""),
        ("BookingUpdated", "payment_pending", ",\"confirmationNumber\":\"BR-1\",\"paymentStatus\":\"invoiced\""),
        ("PaymentReceived", "paid", ",\"confirmationNumber\":\"BR-1\",\"paymentStatus\":\"paid\""),
        (
            "BookingUpdated",
            "paid",
            ",\"confirmationNumber\":\"BR-1\",\"paymentStatus\":\"paid\",\"totalPrice\":41000.5,\"currency\":\"EUR\""
        ),
        ("BookingCancelled", "cancelled", ",\"confirmationNumber\":\"BR-1\",\"paymentStatus\":\"paid\",\"reason\":\"Aircraft on ground\""),
        ("BookingUpdated", "refunded", ",\"confirmationNumber\":\"BR-1\",\"paymentStatus\":\"refunded\""),
    ];

    /// <summary>Lets Avinode hold a booking at a step.</summary>
    public static void Holds(this PretendAvinode avinode, int number, int step) =>
        avinode.Holds(number, Steps[step].Status, Steps[step].More);

    /// <summary>The mails to a customer whose booking was seen at these steps in turn: one for each change that a mail tells of.</summary>
    public static string[] MailsFor(IEnumerable<int> seen)
    {
        var changes = new List<string> { "pending" };
        foreach (var status in seen.Select(step => Steps[step].Status).Where(status => status != changes[^1]))
        {
            changes.Add(status);
        }

        return [.. changes.Where(status => status is "confirmed" or "paid" or "cancelled")];
    }

    /// <summary>All orders of so many things.</summary>
    public static IEnumerable<int[]> Orders(int count) => count == 0 ? [[]]
        : from order in Orders(count - 1)
          from place in Enumerable.Range(0, count)
          select (int[])[.. order[..place], count - 1, .. order[place..]];
}
