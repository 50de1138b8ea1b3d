namespace Avinode.Client;

/// <summary>Avinode's answer to a message that it took.</summary>
/// <param name="MessageId">Avinode's id of the message, where it gave one.</param>
/// <param name="SentAt">When Avinode took it, where it told.</param>
/// <param name="Warnings">What Avinode remarked beside the success.</param>
public sealed record MessageReceipt(string? MessageId, DateTimeOffset? SentAt, IReadOnlyList<string> Warnings);
