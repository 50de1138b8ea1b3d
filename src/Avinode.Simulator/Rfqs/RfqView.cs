using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>How a request looks on the wire.</summary>
internal static class RfqView
{
    public static JsonObject Of(SimulatorWorld world, Rfq rfq, Links links)
    {
        var chat = world.ChatOf(rfq);
        var view = links.To(IdKind.Rfq, rfq.Number);
        view["tripId"] = rfq.Trip.DisplayId;
        view["createdOn"] = rfq.CreatedOn.ToWire();
        view["updatedOn"] = chat.Select(message => message.CreatedOn).Append(rfq.CreatedOn).Max().ToWire();
        view["canceled"] = rfq.IsCanceled;
        view["sellerCompany"] = rfq.Operator.Company();
        view["buyerCompany"] = Buyer.Company();
        view["buyerAccount"] = Buyer.Account();
        view["segments"] = new JsonArray([.. rfq.Trip.Legs.Select(leg => leg.ToJson())]);
        view["sellerLift"] = new JsonArray([.. rfq.Lifts.Select(lift => Lift(lift, links))]);
        view["links"] = new JsonObject
        {
            ["trips"] = links.ToAll(IdKind.Trip, [rfq.Trip.Number]),
            ["tripmsgs"] = MessageRoutes.Pointers(chat, links),
        };
        view["actions"] = new JsonObject
        {
            ["cancel"] = Links.Action("Cancel this request", "PUT", links.Href(IdKind.Rfq, rfq.Number, "/cancel")),
        };
        return view;
    }

    public static JsonObject Declined(Links links, (Rfq Rfq, SellerLift[] Lifts) request)
    {
        var view = links.To(IdKind.Rfq, request.Rfq.Number);
        view["status"] = "declined";
        view["sellerLift"] = new JsonArray([.. request.Lifts.Select(lift => Lift(lift, links))]);
        return view;
    }

    public static JsonObject Lift(SellerLift lift, Links links)
    {
        var view = lift.Aircraft.ToJson();
        view["id"] = IdKind.Lift.Format(lift.Number);
        view["sourcingStatus"] = lift.Sourcing.Status;
        view["sourcingDisplayStatus"] = lift.Sourcing.Display;
        view["links"] = new JsonObject { ["quotes"] = links.ToAll(IdKind.Quote, lift.Quote is { } quote ? [quote.Number] : []) };
        return view;
    }
}
