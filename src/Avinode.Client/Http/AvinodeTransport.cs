using System.Diagnostics;
using System.Net;

namespace Avinode.Client;

/// <summary>The way to the network.</summary>
public static class AvinodeTransport
{
    /// <summary>
    /// Opens the way: no redirects (they would carry the tokens to other hosts), no cookies, five seconds to connect, addresses looked up
    /// again every two minutes. One such handler serves all clients of a process.
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
