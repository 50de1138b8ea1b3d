using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Avinode.Client.Tests.Ids;

public sealed class IdPropertyTests
{
    private static readonly IdGrammar[] Kinds = [IdGrammar.Quote, IdGrammar.Trip, IdGrammar.Rfq, IdGrammar.Message, IdGrammar.Booking];

    // Texts that are nearly ids: pieces of real ones and what attacks them, in any order.
    private static readonly Arbitrary<string> NearlyIds = Gen
        .Elements("aquote", "aquo", "atrip", "arfq", "asellerlift", "asellermsg", "abuyermsg", "abooking", "-", "-", "1", "42", "rev2",
            "/", "..", "%2e", "\\", "\n", "\r", " ", "\uFF11", "?", "é")
        .ListOf().Select(pieces => string.Concat(pieces.Take(6))).ToArbitrary();

    [Fact]
    public void What_is_accepted_is_safe_wherever_it_goes() => Prop
        .ForAll(NearlyIds, text => Kinds.All(kind => !kind.TryParse(text, out var id) || Forms(id).All(IsSafe)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_goes_out_is_an_id_of_the_same_kind_with_the_same_number() => Prop
        .ForAll(NearlyIds, text => Kinds.All(kind => !kind.TryParse(text, out var id)
            || Forms(id).All(form => kind.TryParse(form, out var again) && again.Digits == id.Digits)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_prefixed_form_means_the_same_as_what_was_given() => Prop
        .ForAll(NearlyIds, text => Kinds.All(kind => !kind.TryParse(text, out var id)
            || (kind.TryParse(id.For(AvinodeIdFormat.Prefixed), out var again) && Forms(again).SequenceEqual(Forms(id)))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_schemas_pattern_lets_nothing_out_that_the_grammar_takes() => Prop
        .ForAll(NearlyIds, text => Kinds.All(kind => !kind.TryParse(text, out _) || Regex.IsMatch(text, kind.Pattern,
            RegexOptions.ECMAScript)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_grammar_takes_what_the_schemas_pattern_lets_through() => Prop
        .ForAll(NearlyIds, text => Kinds.Where(kind => kind != IdGrammar.Booking)
            .All(kind => !Regex.IsMatch(text, kind.Pattern, RegexOptions.ECMAScript) || text.EndsWith('\n') || kind.TryParse(text, out _)))
        .QuickCheckThrowOnFailure();

    private static string[] Forms(AvinodeId id) => [id.For(AvinodeIdFormat.Numeric), id.For(AvinodeIdFormat.Prefixed)];

    private static bool IsSafe(string form) => form.Length <= AvinodeId.MaxLength && form.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && char.IsAsciiLetterOrDigit(form[0]);
}
