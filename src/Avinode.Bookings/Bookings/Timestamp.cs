using System.Globalization;

namespace Avinode.Bookings;

/// <summary>Times as results show them: ISO 8601, UTC, milliseconds, <c>Z</c>.</summary>
public static class Timestamp
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes a time; null when there is none.</summary>
    public static string? Of(DateTimeOffset? time) => time is { } known ? Of(known) : null;

    /// <summary>Reads an ISO 8601 date or time; without an offset it is UTC.</summary>
    public static bool TryRead(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>Reads a time that has passed its check; null when there is none.</summary>
    public static DateTimeOffset? Read(string? text) => text is not null && TryRead(text, out var time) ? time : null;

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
}
