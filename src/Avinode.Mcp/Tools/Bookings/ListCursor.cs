using System.Globalization;
using Avinode.Bookings;

namespace Avinode.Mcp;

/// <summary>A place in the list of bookings as one word: milliseconds since 1970, a dash, the booking's key.</summary>
internal static class ListCursor
{
    public static string Of(Booking booking) => string.Create(CultureInfo.InvariantCulture, $"{booking.CreatedAt.ToUnixTimeMilliseconds()}-{booking.Id:N}");

    public static bool TryRead(string? text, out BookingCursor? cursor)
    {
        cursor = text?.Split('-') is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 253_402_300_800_000
            && Guid.TryParseExact(id, "N", out var key)
            ? new BookingCursor(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), key)
            : null;
        return cursor is not null;
    }
}
