namespace Avinode.Bookings;

/// <summary>The order collides with a booking that exists; nothing was sent.</summary>
public sealed class BookingConflictException(string reference, IReadOnlyList<string> differing) : Exception(
    differing.Count > 0
        ? $"The same key was used for another order, booking {reference}; these fields differ: {string.Join(", ", differing)}."
        : $"The quote is already booked for another customer, as {reference}.")
{
    /// <summary>The booking that exists.</summary>
    public string Reference { get; } = reference;

    /// <summary>For a key that was used before: the fields that differ, never their values. Empty when the quote is taken.</summary>
    public IReadOnlyList<string> Differing { get; } = differing;
}
