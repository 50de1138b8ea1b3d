namespace Avinode.Simulator;

public sealed partial class SimulatorWorld
{
    private static readonly TimeSpan OperatorReplyTime = TimeSpan.FromSeconds(2);
    private readonly List<Message> messages = [];

    /// <summary>The conversation about a request as far as it has come, oldest first.</summary>
    internal IReadOnlyList<Message> ChatOf(Rfq rfq) =>
        [.. messages.Where(message => message.Rfq == rfq && message.CreatedOn <= Now).OrderBy(message => message.CreatedOn)];

    internal Message? FindMessage(string id) =>
        IdKind.BuyerMessage.Parse(id) is not { } number ? null
        : SimulatorFaults.IsMagic(number) ? messages[0]
        : messages.FirstOrDefault(message => message.Number == number && message.CreatedOn <= Now);

    /// <summary>Adds what the broker wrote and, where a reply is due, what the operator will have written a moment later.</summary>
    internal Message AddBuyerMessage(Rfq rfq, string text, bool isReplied = true)
    {
        var written = Add(new Message(NextMessage, rfq, IsFromSeller: false, text, Now), "TripChatMine");
        if (isReplied)
        {
            var reply = OperatorReplies.To(text, rfq);
            Add(new Message(NextMessage, rfq, IsFromSeller: true, reply, Now + OperatorReplyTime), "TripChatFromSeller");
        }

        return written;
    }

    internal void AddSellerMessage(Rfq rfq, string text, DateTimeOffset on, Quote quote) =>
        Add(new Message(NextMessage, rfq, IsFromSeller: true, text, on, quote), "TripRequestSellerResponse");

    /// <summary>Adds a message of a conversation that began before the world did.</summary>
    internal void AddPastMessage(Rfq rfq, bool isFromSeller, string text, DateTimeOffset on) =>
        Add(new Message(NextMessage, rfq, isFromSeller, text, on), isFromSeller ? "TripChatFromSeller" : "TripChatMine");

    private int NextMessage => 40000001 + idsFrom + messages.Count;

    private Message Add(Message message, string eventName)
    {
        messages.Add(message);
        Record(eventName, message.CreatedOn, message.Kind, message.Number, message.Rfq.Trip);
        return message;
    }
}
