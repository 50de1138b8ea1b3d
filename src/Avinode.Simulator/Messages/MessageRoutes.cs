using System.Text;
using System.Text.Json.Nodes;

namespace Avinode.Simulator;

internal static class MessageRoutes
{
    private const int MaxMessageBytes = 5 * 1024;

    public static SimulatorResponse Read(SimulatorWorld world, RouteCall call) =>
        world.FindMessage(call.Id) is { } message ? SimulatorResponse.Ok(View(message, call.Links)) : SimulatorResponse.NotFound();

    public static SimulatorResponse Chat(SimulatorWorld world, RouteCall call) =>
        world.FindRequest(call.Id) is { } request
            ? SimulatorResponse.Ok(new JsonArray([.. world.ChatOf(request.Rfq).Select(message => View(message, call.Links))]))
            : SimulatorResponse.NotFound();

    public static SimulatorResponse Send(SimulatorWorld world, RouteCall call) =>
        world.FindRequest(call.Id) is not { } request ? SimulatorResponse.NotFound()
        : RefuseText(call, isRequired: true) ?? RefuseCanceled(request.Rfq)
            ?? SimulatorResponse.Ok(View(world.AddBuyerMessage(request.Rfq, call.Body.Text("message")!), call.Links));

    /// <summary>The refusal for a text that is missing, empty or longer than 5 KB of UTF-8.</summary>
    public static SimulatorResponse? RefuseText(RouteCall call, bool isRequired)
    {
        var text = call.Body.Text("message");
        return text is null && (isRequired || call.Body.Member("message") is not null)
                ? SimulatorResponse.Refusal(422, ApiError.Missing("message"))
            : Encoding.UTF8.GetByteCount(text ?? "") > MaxMessageBytes
                ? SimulatorResponse.Refusal(422, ApiError.Invalid("message", $"at most {MaxMessageBytes} bytes of UTF-8"))
            : null;
    }

    public static SimulatorResponse? RefuseCanceled(Rfq rfq) =>
        rfq.IsCanceled
            ? SimulatorResponse.Refusal(422, new ApiError("RFQ_CANCELED", "The request is cancelled; nobody can answer it any more"))
            : null;

    public static JsonArray Pointers(IEnumerable<Message> messages, Links links) =>
        new([.. messages.Select(message => links.To(message.Kind, message.Number))]);

    private static JsonObject View(Message message, Links links)
    {
        var view = links.To(message.Kind, message.Number);
        view["tripId"] = message.Rfq.Trip.DisplayId;
        view["createdOn"] = message.CreatedOn.ToWire();
        view["message"] = message.Text;
        view["sellerCompany"] = message.Rfq.Operator.Company();
        view["sellerAccount"] = message.Rfq.Operator.Account();
        view["buyerCompany"] = Buyer.Company();
        view["buyerAccount"] = Buyer.Account();
        if (message.Quote is { } quote)
        {
            view["rfqAccepted"] = true;
            view["sellerQuote"] = new JsonObject { ["id"] = IdKind.Quote.Format(quote.Number), ["sellerPrice"] = quote.PriceJson() };
            view["lift"] = new JsonArray(RfqView.Lift(quote.Lift, links));
        }

        view["links"] = new JsonObject { ["rfqs"] = links.ToAll(IdKind.Rfq, [message.Rfq.Number]) };
        return view;
    }
}

/// <summary>One message between the broker and an operator; it exists from <paramref name="CreatedOn"/> on, which may lie ahead.</summary>
internal sealed record Message(int Number, Rfq Rfq, bool IsFromSeller, string Text, DateTimeOffset CreatedOn, Quote? Quote = null)
{
    public IdKind Kind => IsFromSeller ? IdKind.SellerMessage : IdKind.BuyerMessage;
}
