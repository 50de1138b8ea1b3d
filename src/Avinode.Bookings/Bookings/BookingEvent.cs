namespace Avinode.Bookings;

/// <summary>One line of a booking's history. It is never changed or removed, so it holds nothing personal.</summary>
/// <param name="Type">What happened: <c>intent, claimed, released, accepted, rejected, unknown, status, erased</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who: <c>agent</c>, <c>web</c>, <c>reconciler</c>, <c>ops</c>.</param>
/// <param name="Detail">Clean words without personal data.</param>
public sealed record BookingEvent(string Type, DateTimeOffset At, string Actor, string? Detail = null);
