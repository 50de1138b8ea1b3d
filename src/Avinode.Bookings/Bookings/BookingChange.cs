namespace Avinode.Bookings;

/// <summary>A booking as a change leaves it, and the line of history that is written in the same transaction.</summary>
/// <param name="Booking">The changed booking, with the <see cref="Booking.Version"/> that was read.</param>
public sealed record BookingChange(Booking Booking, BookingEvent Event);
