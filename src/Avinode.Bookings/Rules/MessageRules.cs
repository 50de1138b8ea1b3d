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
        var found = new RuleCheck();
        found.Require("reason", DeclineReasons.All.Contains(reason), $"must be one of {string.Join(", ", DeclineReasons.All)}");
        return [.. found.Problems, .. CheckText(message)];
    }

    /// <summary>Finds what is wrong with a text to the operator; one that is absent is none.</summary>
    public static IReadOnlyList<Problem> CheckText(string? message)
    {
        var found = new RuleCheck();
        var bytes = Encoding.UTF8.GetByteCount(message ?? "");
        const int most = AvinodeClient.MaxMessageBytes;
        found.Require("message", bytes <= most, $"must be at most {most} bytes of UTF-8; received {bytes}");
        found.Require("message", string.IsNullOrEmpty(message) || !string.IsNullOrWhiteSpace(message), "must not be blank");
        found.NoCard("message", message);
        return found.Problems;
    }
}
