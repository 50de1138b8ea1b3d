using System.Text.Json.Nodes;

namespace Avinode.Simulator;

internal static class TripRoutes
{
    private static readonly string[] CancelReasons = ["BY_CLIENT", "CHANGED", "BOOKED", "OTHER"];

    public static SimulatorResponse Read(SimulatorWorld world, RouteCall call) =>
        world.FindTrip(call.Id) is { } trip ? SimulatorResponse.Ok(View(world, trip, call.Links)) : SimulatorResponse.NotFound();

    public static SimulatorResponse Cancel(SimulatorWorld world, RouteCall call)
    {
        if (world.FindTrip(call.Id) is not { } trip)
        {
            return SimulatorResponse.NotFound();
        }

        if (RefuseReason(call) is { } refusal)
        {
            return refusal;
        }

        world.Cancel(trip);
        return SimulatorResponse.Ok(View(world, trip, call.Links));
    }

    /// <summary>The refusal for a cancellation that gives a reason unknown to Avinode; none at all will do.</summary>
    public static SimulatorResponse? RefuseReason(RouteCall call) =>
        call.Body.Member("reason") is not null && !CancelReasons.Contains(call.Body.Text("reason"))
            ? SimulatorResponse.Refusal(422, ApiError.Invalid("reason", $"one of {string.Join(", ", CancelReasons)}"))
            : null;

    private static JsonObject View(SimulatorWorld world, Trip trip, Links links)
    {
        var view = links.To(IdKind.Trip, trip.Number);
        view["tripId"] = trip.DisplayId;
        view["externalTripId"] = trip.ExternalId;
        view["createdOn"] = trip.CreatedOn.ToWire();
        view["canceled"] = trip.IsCanceled;
        view["segments"] = new JsonArray([.. trip.Legs.Select(leg => leg.ToJson())]);
        view["rfqs"] = links.ToAll(IdKind.Rfq, trip.Rfqs.Select(rfq => rfq.Number));
        view["links"] = new JsonObject { ["tripmsgs"] = MessageRoutes.Pointers(trip.Rfqs.SelectMany(world.ChatOf), links) };
        view["actions"] = new JsonObject
        {
            ["cancel"] = Links.Action("Cancel this trip", "PUT", links.Href(IdKind.Trip, trip.Number, "/cancel")),
        };
        return view;
    }
}
