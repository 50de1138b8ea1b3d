using System.Text.Json.Nodes;

namespace Avinode.Simulator;

internal static class RfqRoutes
{
    private static readonly string[] ReasonFields = ["reason", "declineReason"];
    private static readonly string[] DeclineReasons =
    [
        // What a broker says of a quote, then what an operator says of a request: either may be sent, or both.
        "price_too_high", "timing_not_suitable", "different_aircraft_needed", "customer_cancelled", "other",
        "AIRCRAFT_NOT_AVAILABLE", "CABOTAGE", "CREW_NOT_AVAILABLE", "OWNER_DECLINED", "UNATTRACTIVE_TRIP", "UNKNOWN", "OTHER",
    ];

    public static SimulatorResponse Read(SimulatorWorld world, RouteCall call) =>
        world.FindRfq(call.Id) is { } rfq ? SimulatorResponse.Ok(RfqView.Of(world, rfq, call.Links))
        : world.FindTrip(call.Id) is { } trip && trip.DisplayId == call.Id
            ? SimulatorResponse.Ok(new JsonArray([.. trip.Rfqs.Select(rfq => RfqView.Of(world, rfq, call.Links))]))
        : SimulatorResponse.NotFound();

    public static SimulatorResponse Cancel(SimulatorWorld world, RouteCall call)
    {
        if (world.FindRfq(call.Id) is not { } rfq)
        {
            return SimulatorResponse.NotFound();
        }

        if ((TripRoutes.RefuseReason(call) ?? RefuseBooked(world, rfq)) is { } refusal)
        {
            return refusal;
        }

        if (!rfq.IsCanceled)
        {
            world.Cancel(rfq);
        }

        return SimulatorResponse.Ok(RfqView.Of(world, rfq, call.Links));
    }

    public static SimulatorResponse Decline(SimulatorWorld world, RouteCall call)
    {
        if (world.FindRequest(call.Id) is not { } request)
        {
            return SimulatorResponse.NotFound();
        }

        if ((RefuseDecline(call) ?? MessageRoutes.RefuseText(call, isRequired: false)
            ?? MessageRoutes.RefuseCanceled(request.Rfq) ?? RefuseBooked(world, request.Rfq)) is { } refusal)
        {
            return refusal;
        }

        if (request.Lifts.All(lift => lift.IsDeclined))
        {
            return SimulatorResponse.Ok(RfqView.Declined(call.Links, request), "The request was declined before");
        }

        foreach (var lift in request.Lifts)
        {
            lift.Decline();
        }

        var reason = call.Body.Text("reason") ?? call.Body.Text("declineReason");
        world.AddBuyerMessage(request.Rfq, call.Body.Text("message") ?? $"We decline, thank you ({reason}).", isReplied: false);
        return SimulatorResponse.Ok(RfqView.Declined(call.Links, request));
    }

    private static SimulatorResponse? RefuseDecline(RouteCall call)
    {
        string[] given = [.. ReasonFields.Where(name => call.Body.Member(name) is not null)];
        return given is [] ? SimulatorResponse.Refusal(422, ApiError.Missing("reason"))
            : given.FirstOrDefault(name => !DeclineReasons.Contains(call.Body.Text(name))) is { } wrong
                ? SimulatorResponse.Refusal(422, ApiError.Invalid(wrong, $"one of {string.Join(", ", DeclineReasons)}"))
            : null;
    }

    private static SimulatorResponse? RefuseBooked(SimulatorWorld world, Rfq rfq) =>
        world.IsBooked(rfq) ? SimulatorResponse.Refusal(409, new ApiError("CONFLICT", "A quote of this request is booked")) : null;
}
