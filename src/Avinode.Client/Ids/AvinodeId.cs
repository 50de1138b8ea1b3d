namespace Avinode.Client;

/// <summary>An id that has passed its kind's grammar, in its one spelling: safe in a path, a body and a file name.</summary>
public readonly record struct AvinodeId
{
    /// <summary>No id is longer, in characters.</summary>
    public const int MaxLength = 84;

    private readonly string _prefixed;
    private readonly bool _hasSuffix;

    internal AvinodeId(string? prefix, string digits, string suffix)
    {
        Digits = digits;
        _hasSuffix = suffix.Length > 0;
        _prefixed = (prefix is null ? digits : $"{prefix}-{digits}") + (_hasSuffix ? $"-{suffix}" : "");
    }

    public string Digits { get; }

    /// <summary>The id as it goes to Avinode. An id with a suffix goes whole: its digits alone could name something else.</summary>
    public string For(AvinodeIdFormat format) => format == AvinodeIdFormat.Numeric && !_hasSuffix ? Digits : _prefixed;

    /// <summary>The one spelling: with the kind's own prefix, such as <c>aquote-123456</c>.</summary>
    public override string ToString() => _prefixed;
}

/// <summary>How ids go into paths and bodies.</summary>
public enum AvinodeIdFormat
{
    /// <summary>Digits alone, as src/contract/onek-141.md writes them: <c>123456</c>.</summary>
    Numeric,

    /// <summary>With the kind's prefix, as the public reference writes them: <c>aquote-123456</c>.</summary>
    Prefixed,
}
