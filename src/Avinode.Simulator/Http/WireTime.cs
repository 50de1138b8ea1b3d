using System.Globalization;

namespace Avinode.Simulator;

/// <summary>Writes moments as Avinode does: ISO 8601, UTC.</summary>
internal static class WireTime
{
    public static string ToWire(this DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
