using System.Net;

namespace Avinode.Client;

/// <summary>Why a call to Avinode failed.</summary>
public enum AvinodeFailure
{
    /// <summary>Avinode responded with an error status.</summary>
    Refused,

    /// <summary>Avinode responded with success, but not with what was asked for.</summary>
    Unreadable,

    /// <summary>No connection could be made.</summary>
    Unreachable,

    /// <summary>A connection was made, but no complete response came.</summary>
    NoResponse,

    /// <summary>Avinode failed so often that no calls are made for a few seconds.</summary>
    Suspended,
}

/// <summary>A failed call to Avinode. Its texts are safe to show: no secrets, no control characters, capped.</summary>
public sealed class AvinodeException(AvinodeFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public AvinodeFailure Failure { get; } = failure;

    /// <summary>Null when no response came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Avinode's error code, such as <c>NOT_FOUND</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Avinode's description of the error: untrusted text.</summary>
    public string? Title { get; init; }

    /// <summary>How long Avinode asks callers to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What is known of a write. Null for a read.</summary>
    public WriteOutcome? Outcome { get; init; }
}
