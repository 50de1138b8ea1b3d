namespace Avinode.Client;

/// <summary>How ids go into paths and bodies.</summary>
public enum AvinodeIdFormat
{
    /// <summary>Digits alone: <c>123456</c> (src/contract/onek-141.md, section 1).</summary>
    Numeric,

    /// <summary>With the kind's prefix, as the public reference writes them: <c>aquote-123456</c>.</summary>
    Prefixed,
}
