using System.Text.Json.Nodes;

namespace Avinode.Sandbox;

/// <summary>Does the work, or not, and spoils the answer as the fault says.</summary>
internal static class FaultInjection
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in to continue.</body></html>";

    public static SandboxAnswer Answer(SandboxFault? fault, Func<SandboxAnswer> work)
    {
        switch (fault?.Kind)
        {
            case null:
                return work();
            case SandboxFaultKind.Refusal:
                return Refusal(fault);
            case SandboxFaultKind.DropBeforeWork:
                return SandboxAnswer.Dropped;
            case SandboxFaultKind.Hang:
                return SandboxAnswer.Never;
            case SandboxFaultKind.Html:
                return SandboxAnswer.Html(Page);
            default:
                var answer = work();

                // What was refused in earnest stays refused: only an answer that would have been good is spoilt.
                return answer.IsSuccess ? Spoil(answer, fault.Kind) : answer;
        }
    }

    private static SandboxAnswer Refusal(SandboxFault fault)
    {
        var refusal = SandboxAnswer.Refusal(fault.Code, new ApiError(fault.ErrorCode, $"Sandbox fault: {fault.Effect}"));
        return fault.Code is 429
            ? refusal.With([new("Retry-After", "2"), .. RateLimit.Headers(remaining: 0, resetSeconds: 2)])
            : refusal;
    }

    private static SandboxAnswer Spoil(SandboxAnswer answer, SandboxFaultKind kind) => kind switch
    {
        SandboxFaultKind.DropAfterWork => SandboxAnswer.Dropped,
        SandboxFaultKind.CutShort => answer with { Ending = AnswerEnding.CutShort },
        SandboxFaultKind.EmptyEnvelope =>
            SandboxAnswer.Refusal(200, new ApiError("ERR_INTERNAL_CRITICAL", "Sandbox fault: the object is missing")),
        _ => SoftError(answer),
    };

    private static SandboxAnswer SoftError(SandboxAnswer answer)
    {
        var error = new ApiError("START_AIRPORT_INVALID", "Sandbox fault: some input was not accepted", "segments[0].startAirport");
        if (answer.FileName is not null)
        {
            return SandboxAnswer.Refusal(200, error);
        }

        var envelope = JsonNode.Parse(answer.Body)!;
        envelope["meta"]!["errors"]!.AsArray().Add((JsonNode)error.ToJson());
        return SandboxAnswer.Json(answer.Status, envelope);
    }
}
