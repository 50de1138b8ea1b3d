using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Fetches and keeps a chat message that Avinode told of, which publishes it.</summary>
public sealed class MessageWebhooks(AvinodeClient avinode, MessageArchive archive, TimeProvider clock)
{
    internal async Task<WebhookResult> FetchAsync(string id, CancellationToken cancellationToken)
    {
        var message = await avinode.GetMessageAsync(MessageId.Parse(id), cancellationToken);
        var isNew = await archive.AddAsync(new StoredMessage(message, clock.GetUtcNow()), Actors.Webhook, cancellationToken);
        return WebhookResult.Done(isNew ? "The message is kept." : "The message was kept already.");
    }
}
