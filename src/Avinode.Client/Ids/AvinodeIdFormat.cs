namespace Avinode.Client;

/// <summary>How ids go into paths and bodies.</summary>
public enum AvinodeIdFormat
{
    /// <summary>Digits alone, as ONEK-141 writes them: <c>123456</c>.</summary>
    Numeric,

    /// <summary>With the kind's prefix, as the public reference writes them: <c>aquote-123456</c>.</summary>
    Prefixed,
}
