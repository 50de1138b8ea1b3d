using System.Net;

namespace Avinode.Client;

/// <summary>What became of a request that changes something at Avinode.</summary>
public enum WriteOutcome
{
    /// <summary>It was done.</summary>
    Accepted,

    /// <summary>It was refused and has changed nothing.</summary>
    Rejected,

    /// <summary>It never reached Avinode, or Avinode said that it was not looked at; it may be sent again.</summary>
    NotSent,

    /// <summary>It may have been done. It must not be sent again until that is known.</summary>
    Unknown,
}

/// <summary>Reads the outcome of a write from what was observed. No other rule exists.</summary>
public static class WriteOutcomes
{
    /// <summary>The outcome that a status tells. A 2xx is only <see cref="WriteOutcome.Accepted"/> once its body has been read as what was asked for.</summary>
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
