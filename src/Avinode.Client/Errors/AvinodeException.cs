using System.Net;

namespace Avinode.Client;

/// <summary>A call to Avinode that did not give what was asked for. Its texts are clean: no secrets, no control characters, capped.</summary>
public sealed class AvinodeException(AvinodeFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kind of failure it was.</summary>
    public AvinodeFailure Failure { get; } = failure;

    /// <summary>The HTTP status, where an answer came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Avinode's code of the error, such as <c>NOT_FOUND</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Avinode's own words: text from elsewhere, to be shown as such.</summary>
    public string? Title { get; init; }

    /// <summary>How long Avinode asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>For a write: what is known of it. Null for a read, which changes nothing.</summary>
    public WriteOutcome? Outcome { get; init; }
}
