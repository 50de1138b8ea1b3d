namespace Avinode.Bookings.Tests.Rules;

public sealed class GrammarTests
{
    private static readonly string Label63 = new('a', 63);

    public static TheoryData<string> Addresses =>
    [
        "pat@example.com", "a@b.co", "p.c+tag@sub.example.co.uk", "!#$%&'*+/?=^_`{|}~-@example.com", "1@2.com", "UPPER@EXAMPLE.COM",
            "a@xn--bcher-kva.example",
        "a@b-c.com", new string('a', 64) + "@example.com", $"a@{Label63}.com", $"{new string('a', 58)}@{Label63}.{Label63}.{Label63}.abc",
    ];

    public static TheoryData<string?> NotAddresses =>
    [
        null, "", " ", "pat", "@example.com", "pat@", "pat@example", "pat@@example.com", "a@b c@d.com", "a@b.com c@d.com",
            "a@b.com,c@d.com", "a@b.com;c@d.com", " pat@example.com",
        "pat@example.com ", "pat@example.com\n", "pat@example.com\r\nBcc: x@example.com", "pat\n@example.com", "pat\0@example.com",
            "\"pat\"@example.com", "\"a b\"@example.com",
        "\"Pat\" <pat@example.com>", "Pat <pat@example.com>", "<pat@example.com>", "pat(comment)@example.com", "pat@(c)example.com",
            ".pat@example.com", "pat.@example.com",
        "p..t@example.com", "pat@.example.com", "pat@example..com", "pat@example.com.", "pat@-example.com", "pat@example-.com",
            "pat@exam_ple.com", "pat@[127.0.0.1]",
        "pat@example.c", "zoë@example.com", "pat@bücher.example", "pat@example.com\u200B", "pat\u202E@example.com", "pаt@example.com",
            "pat@ｅxample.com", "pat\\@example.com",
        "=?utf-8?q?eve=40evil.example=3E=20?=@example.com", "=?x@example.com",
        "mailto:pat@example.com", new string('a', 65) + "@example.com", $"a@{Label63}a.com",
            $"{new string('a', 59)}@{Label63}.{Label63}.{Label63}.abc", new string('a', 10_000),
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public void One_plain_address_is_an_address(string address) => EmailGrammar.IsMatch(address).Should().BeTrue();

    [Theory]
    [MemberData(nameof(NotAddresses))]
    public void Anything_besides_one_plain_address_is_none(string? address) => EmailGrammar.IsMatch(address).Should().BeFalse();

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111")]
    [InlineData("4111-1111 1111-1111")]
    [InlineData("Please charge 5500 0000 0000 0004, thanks")]
    [InlineData("AMEX 3782 822463 10005")]
    [InlineData("2223003122003222")]
    [InlineData("2221000000000009")]
    [InlineData("2720000000000005")]
    [InlineData("6011000990139424.")]
    [InlineData("x4111111111111111x")]
    [InlineData("4222222222222")]
    [InlineData("6304000000000000000")]
    [InlineData("30569309025904")]
    [InlineData("4111 1111 1111 1111 123")]
    [InlineData("4111 1111 1111 1111 12/27")]
    [InlineData("4111111111111111 12 27 123")]
    [InlineData("2 4111 1111 1111 1111")]
    [InlineData("first\n4111-1111-1111-1111\nlast")]
    public void A_card_number_is_found(string text) => CardNumbers.AreIn(text).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("no digits")]
    [InlineData("4111111111111112")]
    [InlineData("4111 1111 1111 111")]
    [InlineData("411111111111")]
    [InlineData("2220000000000000")]
    [InlineData("2721000000000004")]
    [InlineData("41111111111111111111")]
    [InlineData("0000000000000000")]
    [InlineData("1111111111111117")]
    [InlineData("4111  1111  1111  1111")]
    [InlineData("4111, 1111, 1111, 1111")]
    [InlineData("+1-555-0100")]
    [InlineData("+49 69 1234567890 or +44 20 7946 0958")]
    [InlineData("+1 (555) 010-0199 ext. 1234")]
    [InlineData("aquote-50000001, atrip-10002222, arfq-20001111")]
    [InlineData("from 2026-06-10 to 2026-06-12")]
    [InlineData("ref-20261122-K7M2Q9XA")]
    [InlineData("\uFF14\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11")]
    public void Other_digits_are_no_card_number(string text) => CardNumbers.AreIn(text).Should().BeFalse();

    [Fact]
    public void Two_dates_in_a_row_are_no_card_number()
    {
        var days = Enumerable.Range(0, 365).Select(day => $"{new DateOnly(2026, 1, 1).AddDays(day):yyyy-MM-dd}").ToArray();

        days.Zip(days.Skip(2), (there, back) => $"{there} {back}").Where(CardNumbers.AreIn).Should().BeEmpty();
    }

    [Theory]
    [InlineData("US", true)]
    [InlineData("USA", true)]
    [InlineData("AD", true)]
    [InlineData("AND", true)]
    [InlineData("ZW", true)]
    [InlineData("ZWE", true)]
    [InlineData("AX", true)]
    [InlineData("SSD", true)]
    [InlineData("UK", false)]
    [InlineData("EU", false)]
    [InlineData("XX", false)]
    [InlineData("us", false)]
    [InlineData("", false)]
    [InlineData("U", false)]
    [InlineData("USUSA", false)]
    public void A_country_is_one_of_ISO_3166(string code, bool isKnown) => Countries.Contains(code).Should().Be(isKnown);

    [Fact]
    public void There_are_249_countries_with_two_codes_each()
    {
        var letters = Enumerable.Range('A', 26).Select(letter => $"{(char)letter}").ToArray();
        var two = letters.SelectMany(_ => letters, string.Concat).ToArray();

        two.Count(Countries.Contains).Should().Be(249);
        two.SelectMany(_ => letters, string.Concat).Count(Countries.Contains).Should().Be(249);
    }
}
