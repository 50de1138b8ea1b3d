using System.ComponentModel.DataAnnotations;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class SendTripMessageTool(SendMessage sendMessage)
{
    /// <summary>
    /// Send a chat message to the operator of a request. Each call sends one more message; it does not book or decline anything.
    /// </summary>
    /// <param name="request_id">The Avinode RFQ/request ID</param>
    /// <param name="message">Plain text, at most 5,120 bytes of UTF-8; \n starts a new line</param>
    [McpServerTool(Name = "send_trip_message", Title = "Message to operator",
        ReadOnly = false, Destructive = false, Idempotent = false, OpenWorld = true, UseStructuredContent = true)]
    public async partial Task<SendTripMessageResult> RunAsync(
        [RegularExpression(IdGrammar.RfqPattern)] string request_id,
        [StringLength(AvinodeClient.MaxMessageBytes, MinimumLength = 1)] string message,
        CancellationToken cancellationToken)
    {
        var receipt = (await sendMessage.RunAsync(RfqId.Parse(request_id), message, cancellationToken)).Value;
        return new SendTripMessageResult
        {
            MessageId = receipt.MessageId,
            RequestId = request_id,
            Status = "sent",
            SentAt = Timestamp.Of(receipt.SentAt!.Value),
            Warnings = receipt.Warnings.OrNull(),
        };
    }
}

internal sealed record SendTripMessageResult : ToolResult
{
    /// <summary>Absent where Avinode gave none.</summary>
    public string? MessageId { get; init; }

    public required string RequestId { get; init; }
    public required string Status { get; init; }
    public required string SentAt { get; init; }
}
