using System.Diagnostics;
using System.Net;

namespace Avinode.Client;

/// <summary>Creates the handler that connects to Avinode.</summary>
public static class AvinodeTransport
{
    /// <summary>
    /// No redirects (they would carry the tokens to other hosts), no cookies, five seconds to connect; host names are resolved again every
    /// two minutes.
    /// </summary>
    public static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),

        // Calls may be traced, but Avinode has no use for our trace ids.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };
}
