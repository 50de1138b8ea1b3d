namespace Avinode.Bookings;

/// <summary>What was decided about a booking does not fit where it stands; nothing was changed. The message says what would fit.</summary>
public sealed class TransitionRefusedException(string message) : InvalidOperationException(message);
