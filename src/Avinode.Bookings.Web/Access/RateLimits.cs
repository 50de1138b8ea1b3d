using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Avinode.Bookings.Web;

/// <summary>How much one caller may ask for. Callers are the keys, which are few; all without one share a fixed number of places.</summary>
internal static class RateLimits
{
    /// <summary>The most requests at once: a whole desk may share a key, and a change sends all its pages asking.</summary>
    public const int Burst = 1_000;

    /// <summary>How many more come up each second.</summary>
    public const int PerSecond = 200;

    /// <summary>The most live streams of one caller.</summary>
    public const int StreamsEach = 500;

    /// <summary>The policy of live streams.</summary>
    public const string Streams = "streams";

    /// <summary>The policy of browsers' reports. Anybody may send them and each is a line of the log, so all callers share it.</summary>
    public const string Reports = "reports";

    private const int ReportsAtOnce = 20;
    private const int StrangersPlaces = 256;
    private const int DefaultWaitSeconds = 5;

    public static void Add(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
            context => RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => Bucket(Burst, PerSecond)));
        limits.AddPolicy(Streams, context => RateLimitPartition.GetConcurrencyLimiter(
            Caller(context), _ => new ConcurrencyLimiterOptions { PermitLimit = StreamsEach }));
        limits.AddPolicy(Reports, _ => RateLimitPartition.GetTokenBucketLimiter(Reports, _ => Bucket(ReportsAtOnce, 1)));
        limits.OnRejected = RefuseAsync;
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) =>
        new() { TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) };

    private static string Caller(HttpContext context) =>
        context.User.Identity?.Name ?? $"stranger-{SignInGuard.PlaceOf(context.Connection.RemoteIpAddress) % StrangersPlaces}";

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time)
            ? Math.Max(1, Math.Ceiling(time.TotalSeconds))
            : DefaultWaitSeconds;
        rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        var problem = TypedResults.Problem($"Too many requests: try again in {wait} s.", statusCode: StatusCodes.Status429TooManyRequests);
        await problem.ExecuteAsync(rejected.HttpContext);
    }
}
