namespace Avinode.Client;

/// <summary>Why a call to Avinode did not give what was asked for.</summary>
public enum AvinodeFailure
{
    /// <summary>Avinode answered with an error status.</summary>
    Refused,

    /// <summary>Avinode answered with success, but not with what was asked for.</summary>
    Unreadable,

    /// <summary>No connection could be made.</summary>
    Unreachable,

    /// <summary>A connection was made, but no complete answer came.</summary>
    NoResponse,

    /// <summary>Avinode failed so often that calls are held back for a moment.</summary>
    Suspended,
}
