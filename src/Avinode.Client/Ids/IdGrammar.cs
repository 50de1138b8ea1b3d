using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Avinode.Client;

/// <summary>
/// The grammar of Avinode's ids: letters, a dash, digits and an optional suffix, or digits alone; ASCII only. Each kind has its own
/// prefixes, so that a trip id never stands where a quote id belongs.
/// </summary>
public sealed partial class IdGrammar
{
    /// <summary>Matches the shape of every id, whatever its kind.</summary>
    public const string Shape = "^([A-Za-z]{1,24}-[0-9]{1,18}(-[A-Za-z0-9]{1,40})?|[0-9]{1,18})$";

    public const string QuotePattern = "^((aquote|aquo|quote)-[0-9]{1,18}(-[A-Za-z0-9]{1,40})?|[0-9]{1,18})$";

    public const string TripPattern = "^((atrip|trip)-[0-9]{1,18}(-[A-Za-z0-9]{1,40})?|[0-9]{1,18})$";

    /// <summary>Matches the id of an RFQ, or of one aircraft option of it.</summary>
    public const string RfqPattern = "^((arfq|rfq|asellerlift)-[0-9]{1,18}(-[A-Za-z0-9]{1,40})?|[0-9]{1,18})$";

    public const string MessagePattern = "^((asellermsg|abuyermsg)-[0-9]{1,18}(-[A-Za-z0-9]{1,40})?|[0-9]{1,18})$";

    public static IdGrammar Quote { get; } = new("quote", QuotePattern, "aquote-123456", "aquote", ["aquo", "quote"]);
    public static IdGrammar Trip { get; } = new("trip", TripPattern, "atrip-123456", "atrip", ["trip"]);

    /// <summary>A request for quotation sent to one operator, or one lift of it.</summary>
    public static IdGrammar Rfq { get; } = new("request", RfqPattern, "arfq-123456", "arfq", ["rfq"], ["asellerlift"]);

    /// <summary>A chat message. Digits alone do not tell who wrote it, so they stay as they are.</summary>
    public static IdGrammar Message { get; } =
        new("message", MessagePattern, "asellermsg-123456", null, [], ["asellermsg", "abuyermsg"]);

    /// <summary>A booking. Its prefix is not documented, so any prefix is accepted that is not known to belong to another kind.</summary>
    public static IdGrammar Booking { get; } = new("booking", Shape, "abooking-123456", "abooking", ["booking"]);

    private static readonly FrozenSet<string> Owned = new[] { Quote, Trip, Rfq, Message }
        .SelectMany(kind => kind._aliases.Concat(kind._prefixes)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, IdGrammar> ByPattern =
        new[] { Quote, Trip, Rfq, Message, Booking }.ToFrozenDictionary(kind => kind.Pattern, StringComparer.Ordinal);

    private readonly string? _canonical;
    private readonly string[] _aliases;
    private readonly string[] _prefixes;

    private IdGrammar(string noun, string pattern, string example, string? canonical, string[] aliases, string[]? others = null)
    {
        Noun = noun;
        Pattern = pattern;
        Example = example;
        _canonical = canonical;
        _aliases = aliases;
        _prefixes = canonical is null ? others ?? [] : [canonical, .. others ?? []];
    }

    /// <summary>What the id names: <c>quote</c>, <c>trip</c>, <c>request</c>, <c>message</c> or <c>booking</c>.</summary>
    public string Noun { get; }

    /// <summary>The regular expression that schemas carry for ids of this kind.</summary>
    public string Pattern { get; }

    public string Example { get; }

    /// <summary>Finds the kind by the pattern that a schema carries.</summary>
    public static bool TryGetByPattern(string pattern, [NotNullWhen(true)] out IdGrammar? kind) => ByPattern.TryGetValue(pattern, out kind);

    /// <summary>Reads an id; no when the text is not one, or names another kind of thing.</summary>
    public bool TryParse(string? text, out AvinodeId id)
    {
        id = default;
        if (text is null || text.Length > AvinodeId.MaxLength || Parts().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var prefix = match.Groups["prefix"].Value;
        if (!Accepts(prefix))
        {
            return false;
        }

        var canonical = prefix.Length == 0 || _aliases.Contains(prefix) ? _canonical : prefix;
        id = new AvinodeId(canonical, match.Groups["digits"].Value, match.Groups["suffix"].Value);
        return true;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not an id of this kind.</exception>
    public AvinodeId Parse(string? text) => TryParse(text, out var id) ? id : throw new FormatException(Rule);

    public string Rule => $"must be a {Noun} id such as {Example} or 123456";

    private bool Accepts(string prefix) => prefix.Length == 0 || _prefixes.Contains(prefix) || _aliases.Contains(prefix)
        || (ReferenceEquals(this, Booking) && !Owned.Contains(prefix));

    private const string PartsPattern =
        @"^(?:(?<prefix>[A-Za-z]{1,24})-(?<digits>[0-9]{1,18})(?:-(?<suffix>[A-Za-z0-9]{1,40}))?|(?<digits>[0-9]{1,18}))\z";

    [GeneratedRegex(PartsPattern, RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
