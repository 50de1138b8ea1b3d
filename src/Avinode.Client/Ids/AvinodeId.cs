namespace Avinode.Client;

/// <summary>An id that has passed its kind's grammar: safe in a path, a body and a file name.</summary>
public readonly record struct AvinodeId
{
    /// <summary>No id is longer, in characters.</summary>
    public const int MaxLength = 84;

    private readonly string? _prefix;
    private readonly string _suffix;

    internal AvinodeId(string text, string? prefix, string digits, string suffix)
    {
        Text = text;
        Digits = digits;
        _prefix = prefix;
        _suffix = suffix;
    }

    /// <summary>The id as it was given.</summary>
    public string Text { get; }

    /// <summary>The number in the id.</summary>
    public string Digits { get; }

    /// <summary>The id as it goes to Avinode. An id with a suffix goes whole: its digits alone could name something else.</summary>
    public string For(AvinodeIdFormat format)
    {
        if (_suffix.Length == 0 && (format == AvinodeIdFormat.Numeric || _prefix is null))
        {
            return Digits;
        }

        return _suffix.Length == 0 ? $"{_prefix}-{Digits}" : $"{_prefix}-{Digits}-{_suffix}";
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
