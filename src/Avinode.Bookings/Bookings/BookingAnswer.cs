namespace Avinode.Bookings;

/// <summary>The answer to an order.</summary>
/// <param name="Booking">The booking as it stands.</param>
/// <param name="IsRepeat">Whether it existed before; then nothing was sent.</param>
/// <param name="Warnings">What the reader should know besides.</param>
public sealed record BookingAnswer(Booking Booking, bool IsRepeat, IReadOnlyList<string> Warnings);
