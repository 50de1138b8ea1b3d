using System.Text.Json.Nodes;

namespace Avinode.Sandbox;

internal static class TripRoutes
{
    private static readonly string[] CancelReasons = ["BY_CLIENT", "CHANGED", "BOOKED", "OTHER"];

    public static SandboxAnswer Read(SandboxWorld world, RouteCall call) =>
        world.FindTrip(call.Id) is { } trip ? SandboxAnswer.Ok(View(world, trip, call.Links)) : SandboxAnswer.NotFound();

    public static SandboxAnswer Cancel(SandboxWorld world, RouteCall call)
    {
        if (world.FindTrip(call.Id) is not { } trip)
        {
            return SandboxAnswer.NotFound();
        }

        if (RefuseReason(call) is { } refusal)
        {
            return refusal;
        }

        world.Cancel(trip);
        return SandboxAnswer.Ok(View(world, trip, call.Links));
    }

    /// <summary>The refusal for a cancellation that gives a reason unknown to Avinode; none at all will do.</summary>
    public static SandboxAnswer? RefuseReason(RouteCall call) =>
        call.Body.Member("reason") is not null && !CancelReasons.Contains(call.Body.Text("reason"))
            ? SandboxAnswer.Refusal(422, ApiError.Invalid("reason", $"one of {string.Join(", ", CancelReasons)}"))
            : null;

    private static JsonObject View(SandboxWorld world, Trip trip, Links links)
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
