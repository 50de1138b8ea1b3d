using System.Globalization;

namespace Avinode.Bookings;

/// <summary>A place in the list of bookings, newest first.</summary>
/// <param name="CreatedAt">When the booking at that place was made.</param>
/// <param name="Id">Its primary key, which decides among those made at the same time.</param>
public sealed record BookingCursor(DateTimeOffset CreatedAt, Guid Id)
{
    /// <summary>The place of a booking.</summary>
    public static BookingCursor Of(Booking booking) => new(booking.CreatedAt, booking.Id);

    /// <summary>Reads a place from its word.</summary>
    public static bool TryRead(string? word, out BookingCursor? cursor)
    {
        cursor = word?.Split('-') is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < 253_402_300_800_000
            && Guid.TryParseExact(id, "N", out var key)
            ? new BookingCursor(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), key)
            : null;
        return cursor is not null;
    }

    /// <summary>The place as one word: milliseconds since 1970, a dash, the booking's key.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreatedAt.ToUnixTimeMilliseconds()}-{Id:N}");
}
