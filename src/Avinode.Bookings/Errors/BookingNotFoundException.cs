namespace Avinode.Bookings;

/// <summary>No booking has this reference.</summary>
public sealed class BookingNotFoundException(string reference) : Exception($"No booking here has the reference {reference}.");
