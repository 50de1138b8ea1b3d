using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Avinode.Client.Tests.Text;

public sealed class UntrustedTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("Hot catering is fine.", "Hot catering is fine.")]
    [InlineData("Zoë, 김, 😀, ½ €", "Zoë, 김, 😀, ½ €")]
    [InlineData("a\r\nb\rc\nd\te", "a\nb\nc\nd\te")]
    [InlineData("a\u2028b\u2029c\u0085d\fe", "a\nb\nc\nd\ne")]
    [InlineData("a\0\u0007\u001B\u007F\u009Bb", "ab")]
    [InlineData("a\u200B\u200C\u200D\u2060\uFEFF\u00ADb", "ab")]
    [InlineData("a\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061Cb", "ab")]
    [InlineData("a\U000E0041\U000E007Fb", "ab")]
    [InlineData("a\uFE00\uFE0E\U000E0100\U000E01EFb\uFE0F", "ab\uFE0F")]
    [InlineData("a\u034F\u115F\u1160\u17B4\u180B\u2800\u3164\uFFA0b", "ab")]
    [InlineData("a\uE000\U000F0000\U0010FFFDb", "ab")]
    [InlineData("a\uFFFF\U0001FFFEb\u0378", "ab")]
    public void Only_what_can_be_seen_is_left(string? text, string clean) =>
        UntrustedText.Clean(text, 100).Should().Be(clean);

    [Fact]
    public void Half_a_character_is_dropped() =>
        UntrustedText.Clean("a" + '\uD83D' + "b" + '\uDE00' + "c\uFFFD", 100).Should().Be("abc");

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcdef […]")]
    [InlineData("abcde😀", 7, "abcde😀")]
    [InlineData("abcde😀", 6, "abcde […]")]
    [InlineData("abcdef\u200B\u200B", 6, "abcdef")]
    [InlineData("\u200B\u200Babcdef", 6, "abcdef")]
    public void A_text_is_cut_between_characters_and_only_where_something_would_be_lost(string text, int maxLength, string clean) =>
        UntrustedText.Clean(text, maxLength).Should().Be(clean);

    [Fact]
    public void Whatever_comes_in_what_goes_out_is_short_whole_and_visible() => Prop
        .ForAll(
            Gen.Choose(0, 0x11FFFF).Select(Character).ListOf().Select(string.Concat).ToArbitrary(),
            Gen.Choose(0, 60).ToArbitrary(),
            (text, maxLength) =>
            {
                var clean = UntrustedText.Clean(text, maxLength);
                return clean.Length <= maxLength + " […]".Length
                    && clean.EnumerateRunes().All(rune => rune.Value is '\n' or '\t' || System.Text.Rune.GetUnicodeCategory(rune) is not
                        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse))
                    && clean.EnumerateRunes().All(rune => rune.Value != '\uFFFD');
            })
        .QuickCheckThrowOnFailure();

    private static string Character(int value) => value switch
    {
        > 0x10FFFF => "\r\n",
        >= 0xD800 and <= 0xDFFF => $"{(char)value}",
        _ => char.ConvertFromUtf32(value),
    };
}
