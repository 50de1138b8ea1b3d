using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Sends a chat message to the operator of an RFQ. Each call sends one more.</summary>
public sealed class SendMessage(AvinodeClient avinode, TimeProvider clock)
{
    /// <summary>Sends it once; <see cref="MessageReceipt.SentAt"/> is always set. A message that breaks a rule is refused.</summary>
    /// <exception cref="AvinodeException">Avinode refused, or it is not known whether it was sent.</exception>
    public async Task<Result<MessageReceipt>> RunAsync(RfqId rfq, string? message, CancellationToken cancellationToken)
    {
        if (MessageRules.Check(message) is { Count: > 0 } problems)
        {
            return Refusal.Invalid(problems);
        }

        var receipt = await avinode.SendMessageAsync(rfq, message!, cancellationToken);
        return receipt with { SentAt = receipt.SentAt ?? clock.GetUtcNow() };
    }
}
