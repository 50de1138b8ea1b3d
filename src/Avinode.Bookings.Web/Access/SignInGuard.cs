using System.Globalization;
using System.Net;

namespace Avinode.Bookings.Web;

/// <summary>
/// Slows down guessing of keys: after 20 wrong ones an address gets one more try a second. Failures are counted in a fixed number of
/// places, which addresses share by chance, so that no flood of addresses can fill the memory.
/// </summary>
internal sealed class SignInGuard(TimeProvider clock)
{
    private const int Burst = 20;
    private const int Places = 16_384;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // For each place, until when its failures are worked off, in ticks of UTC.
    private readonly long[] _until = new long[Places];

    /// <summary>The place of an address. Of IPv6 only the network counts: one subscriber has all addresses in it.</summary>
    public static int PlaceOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var hash = default(HashCode);
        if (address?.IsIPv4MappedToIPv6 is true)
        {
            address = address.MapToIPv4();
        }

        if (address?.TryWriteBytes(bytes, out var length) is true)
        {
            // The hash differs in each process, so nobody can find out which addresses share a place.
            hash.AddBytes(bytes[..Math.Min(length, 8)]);
        }

        return (int)((uint)hash.ToHashCode() % Places);
    }

    /// <summary>401 with a challenge, or 429 for an address that has to wait.</summary>
    public static Task ChallengeAsync(HttpResponse response, string scheme, bool isHeldBack)
    {
        if (isHeldBack)
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.Headers.RetryAfter = Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.Headers.WWWAuthenticate = scheme;
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether an address has to wait before its next try.</summary>
    public bool IsHeldBack(IPAddress? address) =>
        Volatile.Read(ref _until[PlaceOf(address)]) > clock.GetUtcNow().UtcTicks + ((Burst - 1) * Pause.Ticks);

    /// <summary>Counts a try that failed.</summary>
    public void Failed(IPAddress? address)
    {
        ref var until = ref _until[PlaceOf(address)];
        var now = clock.GetUtcNow().UtcTicks;
        long seen;
        long next;
        do
        {
            seen = Volatile.Read(ref until);
            next = Math.Min(Math.Max(seen, now) + Pause.Ticks, now + (Burst * Pause.Ticks));
        }
        while (Interlocked.CompareExchange(ref until, next, seen) != seen);
    }
}
