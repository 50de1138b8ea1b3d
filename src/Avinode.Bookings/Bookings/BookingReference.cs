using System.Globalization;
using System.Security.Cryptography;

namespace Avinode.Bookings;

/// <summary>Our own name for a booking, known before Avinode has one: <c>ref-20261122-K7M2Q9XA</c>.</summary>
public static class BookingReference
{
    private const string Prefix = "ref-";

    // No I, L, O, U, 0 or 1: a reference is read out on the telephone.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Makes a reference that nobody else has: the day and 39 random bits.</summary>
    public static string Create(TimeProvider clock) =>
        $"{Prefix}{clock.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetString(Alphabet, 8)}";

    /// <summary>Whether a booking id is one of ours rather than Avinode's.</summary>
    public static bool IsOurs(string bookingId) => bookingId.StartsWith(Prefix, StringComparison.Ordinal);
}
