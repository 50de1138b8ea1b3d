namespace Avinode.Client;

/// <summary>The chat of a request.</summary>
/// <param name="Messages">Oldest first.</param>
/// <param name="Warnings">What Avinode remarked beside the answer.</param>
public sealed record ChatHistory(IReadOnlyList<ChatMessage> Messages, IReadOnlyList<string> Warnings);
