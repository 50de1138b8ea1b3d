namespace Avinode.Bookings;

/// <summary>A change would give two bookings what only one may have, such as Avinode's id of a booking. Nothing was written.</summary>
public sealed class DuplicateBookingException(string message, Exception? inner = null) : Exception(message, inner);
