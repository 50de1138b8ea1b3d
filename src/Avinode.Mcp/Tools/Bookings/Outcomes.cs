using Avinode.Client;

namespace Avinode.Mcp;

/// <summary>The words for what is known of a booking request.</summary>
internal static class Outcomes
{
    public static string Word(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Accepted => "accepted",
        WriteOutcome.Rejected => "rejected",
        WriteOutcome.NotSent => "not_sent",
        _ => "unknown",
    };
}
