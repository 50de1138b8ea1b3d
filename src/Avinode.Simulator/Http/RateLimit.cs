using System.Globalization;

namespace Avinode.Simulator;

/// <summary>Counts requests per hour and tells the count; it never refuses, so that load can be tried without an account.</summary>
internal sealed class RateLimit(TimeProvider clock)
{
    private const int Limit = 3600;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly Lock gate = new();
    private DateTimeOffset start = clock.GetUtcNow();
    private int used;

    /// <summary>Counts one request and returns the headers that tell how many are left.</summary>
    public KeyValuePair<string, string>[] Count()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now - start >= Window)
            {
                (start, used) = (now, 0);
            }

            used++;
            return Headers(Math.Max(0, Limit - used), (int)Math.Ceiling((start + Window - now).TotalSeconds));
        }
    }

    public static KeyValuePair<string, string>[] Headers(int remaining, int resetSeconds) =>
    [
        new("X-Rate-Limit-Limit", Limit.ToString(CultureInfo.InvariantCulture)),
        new("X-Rate-Limit-Remaining", remaining.ToString(CultureInfo.InvariantCulture)),
        new("X-Rate-Limit-Reset", resetSeconds.ToString(CultureInfo.InvariantCulture)),
    ];
}
