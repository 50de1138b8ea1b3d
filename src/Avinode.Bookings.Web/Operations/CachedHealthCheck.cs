using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Avinode.Bookings.Web;

/// <summary>
/// A health check in bounded time that many may ask and few reach: a result is kept for a while, and whoever asks during a check waits for
/// the same result.
/// </summary>
/// <param name="check">The check itself.</param>
/// <param name="healthy">How long a good result is kept.</param>
/// <param name="otherwise">How long any other is.</param>
/// <param name="patience">How long a check may take.</param>
internal sealed class CachedHealthCheck(
    Func<CancellationToken, Task<HealthCheckResult>> check, TimeSpan healthy, TimeSpan otherwise, TimeSpan patience, TimeProvider clock)
    : IHealthCheck
{
    private readonly Lock _gate = new();
    private Task<HealthCheckResult>? _check;
    private volatile bool _isHealthy;
    private long _at;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_check is null || (_check.IsCompleted && clock.GetElapsedTime(_at) >= (_isHealthy ? healthy : otherwise)))
            {
                (_check, _at) = (CheckAsync(context.Registration.FailureStatus), clock.GetTimestamp());
            }

            return _check.WaitAsync(cancellationToken);
        }
    }

    // Without the caller's token: others wait for the same result.
    private async Task<HealthCheckResult> CheckAsync(HealthStatus failure)
    {
        _isHealthy = false;
        using var limit = new CancellationTokenSource(patience, clock);
        try
        {
            var result = await check(limit.Token).WaitAsync(limit.Token);
            _isHealthy = result.Status == HealthStatus.Healthy;
            return result;
        }
        catch (OperationCanceledException)
        {
            return new HealthCheckResult(failure, $"no response within {patience.TotalSeconds} s");
        }
    }
}
