namespace Avinode.Simulator;

/// <summary>What goes wrong.</summary>
public enum SimulatorFaultKind
{
    /// <summary>The request is refused with a status; nothing is done.</summary>
    Refusal,

    /// <summary>The connection breaks and nothing is done. With the id in the path the body is not even read.</summary>
    DropBeforeWork,

    /// <summary>The work is done, then the connection breaks before a byte of the response.</summary>
    DropAfterWork,

    /// <summary>The request is read, nothing is done and no response ever comes.</summary>
    Hang,

    /// <summary>Nothing is done; a proxy's HTML page comes with status 200.</summary>
    Html,

    /// <summary>The work is done; the response breaks off in the middle.</summary>
    CutShort,

    /// <summary>The work is done; the response is status 200 with an envelope that holds neither object nor document.</summary>
    EmptyEnvelope,

    /// <summary>The work is done; the response is whole and carries an entry in <c>meta.errors</c> besides (status 200 or 201).</summary>
    SoftError,
}

/// <summary>One way in which the simulator fails on purpose.</summary>
/// <param name="Code">The last three digits of the ids that provoke it.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Effect">What the caller sees, in words.</param>
/// <param name="ErrorCode">The code in <c>meta.errors</c>, for a refusal.</param>
public sealed record SimulatorFault(int Code, SimulatorFaultKind Kind, string Effect, string ErrorCode = "");
