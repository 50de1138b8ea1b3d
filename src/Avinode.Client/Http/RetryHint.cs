using System.Globalization;

namespace Avinode.Client;

/// <summary>How long Avinode asks callers to wait: <c>Retry-After</c>, else <c>X-Rate-Limit-Reset</c> (seconds).</summary>
internal static class RetryHint
{
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => ResetOf(response),
        };

        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // Every response carries the reset; only with these statuses does it mean "wait until then".
    private static TimeSpan? ResetOf(HttpResponseMessage response) =>
        (int)response.StatusCode is 429 or 503
            && response.Headers.TryGetValues("X-Rate-Limit-Reset", out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
