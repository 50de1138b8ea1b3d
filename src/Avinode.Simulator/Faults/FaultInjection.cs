using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>Does the work, or not, and spoils the response as the fault says.</summary>
internal static class FaultInjection
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in to continue.</body></html>";

    public static SimulatorResponse Respond(SimulatorFault? fault, Func<SimulatorResponse> work)
    {
        switch (fault?.Kind)
        {
            case null:
                return work();
            case SimulatorFaultKind.Refusal:
                return Refusal(fault);
            case SimulatorFaultKind.DropBeforeWork:
                return SimulatorResponse.Dropped;
            case SimulatorFaultKind.Hang:
                return SimulatorResponse.Never;
            case SimulatorFaultKind.Html:
                return SimulatorResponse.Html(Page);
            default:
                var response = work();

                // What was refused in earnest stays refused: only a response that would have been good is spoilt.
                return response.IsSuccess ? Spoil(response, fault.Kind) : response;
        }
    }

    private static SimulatorResponse Refusal(SimulatorFault fault)
    {
        var refusal = SimulatorResponse.Refusal(fault.Code, new ApiError(fault.ErrorCode, $"Simulator fault: {fault.Effect}"));
        return fault.Code is 429
            ? refusal.With([new("Retry-After", "2"), .. RateLimit.Headers(remaining: 0, resetSeconds: 2)])
            : refusal;
    }

    private static SimulatorResponse Spoil(SimulatorResponse response, SimulatorFaultKind kind) => kind switch
    {
        SimulatorFaultKind.DropAfterWork => SimulatorResponse.Dropped,
        SimulatorFaultKind.CutShort => response with { Ending = ResponseEnding.CutShort },
        SimulatorFaultKind.EmptyEnvelope =>
            SimulatorResponse.Refusal(200, new ApiError("ERR_INTERNAL_CRITICAL", "Simulator fault: the object is missing")),
        _ => SoftError(response),
    };

    private static SimulatorResponse SoftError(SimulatorResponse response)
    {
        var error = new ApiError("START_AIRPORT_INVALID", "Simulator fault: some input was not accepted", "segments[0].startAirport");
        if (response.FileName is not null)
        {
            return SimulatorResponse.Refusal(200, error);
        }

        var envelope = JsonNode.Parse(response.Body)!;
        envelope["meta"]!["errors"]!.AsArray().Add((JsonNode)error.ToJson());
        return SimulatorResponse.Json(response.Status, envelope);
    }
}
