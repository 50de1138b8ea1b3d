namespace Avinode.Bookings.Web;

/// <summary>What happened to a booking, in the desk's words.</summary>
public static class BookingHistory
{
    /// <summary>What happened.</summary>
    public static string What(BookingEvent line) => line.Type switch
    {
        "intent" => "Booking written down",
        "claimed" => "Request being sent",
        "released" => "Not sent after all",
        "accepted" => "Received by Avinode",
        "second" => "A second booking named by Avinode",
        "rejected" => "Refused",
        "unknown" => "Answer lost",
        "looked_up" => "Looked for at Avinode",
        "status" => BookingStatuses.TryRead(line.Detail, out var status) ? StatusBadge.LabelOf(status) : "Status changed",
        "updated" => "Details updated",
        "erased" => "Personal data erased",
        var other => other,
    };

    /// <summary>What more there is to say of it.</summary>
    public static string? More(BookingEvent line) => line.Type == "status" ? null : line.Detail;

    /// <summary>Who did it.</summary>
    public static string Who(string actor) => actor switch
    {
        Actors.Agent => "AI agent",
        Actors.Web => "Sales desk",
        Actors.Ops => "Operations",
        Actors.Webhook => "Avinode, by webhook",
        Actors.Poll => "Regular look at Avinode",
        Actors.Reconciler => "Search for the outcome",
        _ => actor,
    };
}
