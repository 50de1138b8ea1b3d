using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class DeclineQuoteTool(DeclineRequest decline)
{
    /// <summary>Decline an RFQ or quote. Use when the customer chooses not to proceed with a quote.</summary>
    /// <param name="request_id">The Avinode RFQ/request ID to decline</param>
    /// <param name="reason">Reason for declining</param>
    /// <param name="message">Optional message to operator</param>
    [McpServerTool(Name = "decline_quote", Title = "Decline quote",
        ReadOnly = false, Destructive = true, Idempotent = false, OpenWorld = true, UseStructuredContent = true)]
    public async partial Task<DeclineQuoteResult> RunAsync(
        [RegularExpression(IdGrammar.RfqPattern)] string request_id,
        [AllowedValues(
            DeclineReasons.PriceTooHigh,
            DeclineReasons.TimingNotSuitable,
            DeclineReasons.DifferentAircraftNeeded,
            DeclineReasons.CustomerCancelled,
            DeclineReasons.Other)] string reason,
        [StringLength(AvinodeClient.MaxMessageBytes)] string? message = null,
        CancellationToken cancellationToken = default)
    {
        var declined = (await decline.RunAsync(RfqId.Parse(request_id), reason, message, cancellationToken)).Value;
        return new DeclineQuoteResult
        {
            RequestId = request_id,
            Status = "declined",
            DeclinedAt = Timestamp.Of(declined.At),
            Reason = reason,
            Warnings = declined.Warnings.OrNull(),
        };
    }
}

internal sealed record DeclineQuoteResult : ToolResult
{
    public required string RequestId { get; init; }
    public required string Status { get; init; }
    public required string DeclinedAt { get; init; }
    public required string Reason { get; init; }
}
