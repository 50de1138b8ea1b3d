namespace Avinode.Simulator;

/// <summary>What an operator replies. The first topic whose words occur in the message decides.</summary>
internal static class OperatorReplies
{
    private static readonly (string[] Words, Func<Rfq, string> Reply)[] Topics =
    [
        (["catering", "meal", "meals", "food", "breakfast", "lunch", "dinner", "vegan", "vegetarian"], _ =>
            "Catering is no problem. Hot meals are available on board; please send us wishes and allergies 48 hours before departure."),
        (["pet", "pets", "dog", "dogs", "cat", "cats"], rfq =>
            $"Small pets are welcome on our {Plane(rfq).Type} in a carrier. A cleaning deposit of 500 {Currency(rfq)} applies."),
        (["price", "discount", "cheaper", "cost", "budget", "rate", "negotiate"], rfq =>
            "Our price includes landing fees and crew expenses. There is little room, but we reply to a firm offer at once."),
        (["wifi", "wi-fi", "internet"], rfq =>
            $"Yes, {Plane(rfq).Tail} has high-speed Wi-Fi. Normal use is included."),
        (["time", "times", "departure", "depart", "earlier", "later", "delay", "slot", "reschedule"], rfq =>
            $"The crew can move by two hours either way if we know 24 hours ahead; planned is {rfq.Trip.Legs[0].LocalTime} local."),
        (["luggage", "baggage", "bags", "skis", "golf"], rfq =>
            $"The {Plane(rfq).Type} takes a large bag and a carry-on for each of {Plane(rfq).Seats} seats. Please announce golf bags."),
    ];

    public static string To(string message, Rfq rfq)
    {
        var words = Words(message);
        var topic = Topics.FirstOrDefault(topic => topic.Words.Any(words.Contains));
        var reply = topic.Reply?.Invoke(rfq) ?? "Thank you for your message. We have noted it and come back to you if anything is open.";
        return $"{reply}\n\nKind regards\n{rfq.Operator.Contact}, {rfq.Operator.Name}";
    }

    private static Aircraft Plane(Rfq rfq) => rfq.Lifts[0].Aircraft;

    private static string Currency(Rfq rfq) => rfq.Lifts[0].Quote?.Currency ?? "USD";

    private static HashSet<string> Words(string message)
    {
        var separated = new string([.. message.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' ? letter : ' ')]);
        return new HashSet<string>(separated.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
    }
}
