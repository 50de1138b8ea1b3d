using System.Net;

namespace Avinode.Client;

/// <summary>What is known of a write.</summary>
public enum WriteOutcome
{
    Accepted,

    /// <summary>Refused: nothing has changed at Avinode.</summary>
    Rejected,

    /// <summary>It never reached Avinode, or Avinode did not process it. It may be sent again.</summary>
    NotSent,

    /// <summary>Avinode may have done it. It must not be sent again until that is known.</summary>
    Unknown,
}

/// <summary>Tells the outcome of a write from its status or fault. There is no other place that does.</summary>
public static class WriteOutcomes
{
    /// <summary>The outcome by status. A 2xx counts as <see cref="WriteOutcome.Accepted"/> only when its body could be read.</summary>
    public static WriteOutcome Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and <= 299 => WriteOutcome.Accepted,
        400 or 401 or 403 or 404 or 405 or 410 or 413 or 415 or 422 => WriteOutcome.Rejected,
        429 => WriteOutcome.NotSent,
        _ => WriteOutcome.Unknown,
    };

    /// <summary>The outcome when no status arrived.</summary>
    /// <param name="bodyStarted">Whether any part of the body may have left.</param>
    public static WriteOutcome OfFault(bool bodyStarted) => bodyStarted ? WriteOutcome.Unknown : WriteOutcome.NotSent;
}
