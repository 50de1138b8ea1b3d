using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>A chat message that is kept here.</summary>
/// <param name="Message">As Avinode gave it: clean and capped, an outsider's words all the same.</param>
/// <param name="StoredAt">When it was kept, UTC.</param>
public sealed record StoredMessage(ChatMessage Message, DateTimeOffset StoredAt);
