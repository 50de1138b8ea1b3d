using System.Text;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>What a message to an operator must be like.</summary>
public static class MessageRules
{
    /// <summary>Finds what is wrong with a message that must be there.</summary>
    public static IReadOnlyList<Problem> Check(string? message) =>
        string.IsNullOrEmpty(message) ? [new Problem("message", "must not be empty")] : CheckText(message);

    /// <summary>Finds what is wrong with a refusal.</summary>
    public static IReadOnlyList<Problem> CheckDecline(string? reason, string? message)
    {
        var problems = CheckText(message);
        return DeclineReasons.All.Contains(reason) ? problems : [new Problem("reason", $"must be one of {string.Join(", ", DeclineReasons.All)}"), .. problems];
    }

    /// <summary>Finds what is wrong with a text to the operator; one that is absent is none.</summary>
    public static IReadOnlyList<Problem> CheckText(string? message)
    {
        var found = new RuleCheck();
        var bytes = Encoding.UTF8.GetByteCount(message ?? "");
        found.Require("message", bytes <= AvinodeClient.MaxMessageBytes, $"must be at most {AvinodeClient.MaxMessageBytes} bytes of UTF-8; received {bytes}");
        found.Require("message", string.IsNullOrEmpty(message) || !string.IsNullOrWhiteSpace(message), "must not be blank");
        found.NoCard("message", message);
        return found.Problems;
    }
}
