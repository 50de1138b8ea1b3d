using System.Text;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Collects what breaks a rule.</summary>
internal sealed class RuleCheck
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public void Require(string path, bool holds, string rule)
    {
        if (!holds)
        {
            _problems.Add(new Problem(path, rule));
        }
    }

    public void Optional(string path, string? value, Func<string, bool> holds, string rule) =>
        Require(path, value is null || holds(value), rule);

    public void Line(string path, string value, int maxLength)
    {
        Require(path, !string.IsNullOrWhiteSpace(value), BookingRules.NotEmptyRule);
        OptionalLine(path, value, maxLength);
    }

    public void OptionalLine(string path, string? value, int maxLength)
    {
        Length(path, value, maxLength);
        var isLine = value is null || (value.AsSpan().IndexOfAny('\n', '\t') < 0 && IsShown(value));
        Require(path, isLine, "must be one line without control or invisible characters");
    }

    public void OptionalText(string path, string? value, int maxLength)
    {
        Length(path, value, maxLength);
        Require(path, value is null || IsShown(value), "must not hold control or invisible characters other than line feeds");
    }

    public void NoCard(string path, string? value) =>
        Require(path, value is null || !CardNumbers.AreIn(value), "must not hold a payment card number");

    private static bool IsShown(string value)
    {
        var runes = value.EnumerateRunes().ToArray();
        return runes.Index().All(each => UntrustedText.IsShown(each.Item) || IsJoiner(runes, each.Index));
    }

    // Persian, Hindi and joined emoji are written with a joiner or its opposite, which is not seen by itself.
    private static bool IsJoiner(Rune[] runes, int at) =>
        runes[at].Value is 0x200C or 0x200D && at > 0 && at < runes.Length - 1 && !runes[at - 1].IsAscii && !runes[at + 1].IsAscii;

    private void Length(string path, string? value, int maxLength) =>
        Require(path, value is null || value.Length <= maxLength, $"must be at most {maxLength} characters; received {value?.Length}");
}
