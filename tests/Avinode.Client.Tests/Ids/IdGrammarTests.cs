namespace Avinode.Client.Tests.Ids;

public sealed class IdGrammarTests
{
    private static readonly Dictionary<string, IdGrammar> Kinds =
        new[] { IdGrammar.Quote, IdGrammar.Trip, IdGrammar.Rfq, IdGrammar.Message, IdGrammar.Booking }.ToDictionary(kind => kind.Noun);

    private static readonly Dictionary<string, Func<string?, string>> Parsers = new()
    {
        ["quote"] = text => $"{QuoteId.Parse(text)}",
        ["trip"] = text => $"{TripId.Parse(text)}",
        ["request"] = text => $"{RfqId.Parse(text)}",
        ["message"] = text => $"{MessageId.Parse(text)}",
        ["booking"] = text => $"{BookingId.Parse(text)}",
    };

    public static TheoryData<string> Hostile =>
    [
        "", " ", "x-1/../../bookings/1", "../1", "1/..", "1/2", "aquote-1/chat", "%2e%2e", "aquote-%31", "1%2f2", "aquote-1?x=1",
            "aquote-1#x", "1&2", "1;2",
        "aquote\\1", "..\\1", "aquote-1\\..", "aquote-\uFF11", "\uFF11\uFF12", "\u0661\u0662", "aquote-1\r\n", "aquote-1\n", "1\n", "\n1",
            "1\r\nX-Evil: 1",
        " 1", "1 ", "aquote-1 ", "aquote- 1", "aquote-", "-1", "--1", "aquote--1", "aquote-1-", "aquote-1-a-b", "aquote-1-a_b",
            "aquote-1-.", "aquote_1", "aquote1", "aquote-a",
        "a\0", "1\0", "1.5", "+1", "1e5", "0x1", "aquоte-1", "aquote\u20101", "aquote-1\u200B", "\u200B1", "1\u202E", "null", "NaN", "*",
            "'1'", "\"1\"", "{1}", "<1>",
        "1234567890123456789", "aquote-1234567890123456789", "abcdefghijklmnopqrstuvwxy-1", new string('1', 10_000),
            "aquote-" + new string('1', 10_000),
        "aquote-1-" + new string('a', 41), new string('a', 10_000) + "-1",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_text_is_an_id_of_no_kind(string text)
    {
        foreach (var (noun, kind) in Kinds)
        {
            kind.TryParse(text, out _).Should().BeFalse();
            var parse = () => Parsers[noun](text);
            parse.Should().Throw<FormatException>().WithMessage($"must be a {noun} id such as *").Which.Message
                .Should().HaveLength(kind.Rule.Length);
        }
    }

    [Theory]
    [InlineData("quote", "must be a quote id such as aquote-123456 or 123456")]
    [InlineData("trip", "must be a trip id such as atrip-123456 or 123456")]
    [InlineData("request", "must be a request id such as arfq-123456 or 123456")]
    [InlineData("message", "must be a message id such as asellermsg-123456 or 123456")]
    [InlineData("booking", "must be a booking id such as abooking-123456 or 123456")]
    public void A_rule_names_an_id_that_follows_it(string noun, string rule)
    {
        Kinds[noun].Rule.Should().Be(rule);
        Kinds[noun].TryParse(Kinds[noun].Example, out _).Should().BeTrue();
    }

    [Fact]
    public void The_longest_id_is_one_and_a_longer_one_is_none()
    {
        var longest = $"{new string('a', 24)}-{new string('1', 18)}-{new string('z', 40)}";

        longest.Should().HaveLength(AvinodeId.MaxLength);
        IdGrammar.Booking.TryParse(longest, out _).Should().BeTrue();
        IdGrammar.Booking.TryParse(longest + "z", out _).Should().BeFalse();
    }

    [Fact]
    public void Nothing_is_no_id() => Kinds.Values.Should().AllSatisfy(kind => kind.TryParse(null, out _).Should().BeFalse());

    [Theory]
    [InlineData("aquote-123456", "quote", "aquote-123456")]
    [InlineData("aquo-123456", "quote", "aquote-123456")]
    [InlineData("quote-123456", "quote", "aquote-123456")]
    [InlineData("123456", "quote", "aquote-123456")]
    [InlineData("000", "quote", "aquote-000")]
    [InlineData("999999999999999999", "quote", "aquote-999999999999999999")]
    [InlineData("atrip-1", "trip", "atrip-1")]
    [InlineData("trip-1", "trip", "atrip-1")]
    [InlineData("1", "trip", "atrip-1")]
    [InlineData("arfq-1", "request", "arfq-1")]
    [InlineData("rfq-1", "request", "arfq-1")]
    [InlineData("asellerlift-1", "request", "asellerlift-1")]
    [InlineData("1", "request", "arfq-1")]
    [InlineData("asellermsg-1", "message", "asellermsg-1")]
    [InlineData("abuyermsg-1", "message", "abuyermsg-1")]
    [InlineData("1", "message", "1")]
    [InlineData("abooking-1", "booking", "abooking-1")]
    [InlineData("booking-1", "booking", "abooking-1")]
    [InlineData("BKG-1", "booking", "BKG-1")]
    [InlineData("1", "booking", "abooking-1")]
    public void An_id_goes_out_as_its_digits_or_with_the_prefix_of_its_kind(string text, string noun, string prefixed)
    {
        Kinds[noun].TryParse(text, out var id).Should().BeTrue();

        id.ToString().Should().Be(prefixed);
        Parsers[noun](text).Should().Be(noun == "booking" ? text : prefixed, "Avinode's word for a booking is kept as it was written");
        id.Digits.Should().Be(text.Split('-')[^1]);
        id.For(AvinodeIdFormat.Numeric).Should().Be(id.Digits);
        id.For(AvinodeIdFormat.Prefixed).Should().Be(prefixed);
    }

    [Theory]
    [InlineData("aquote-5-rev2", "quote", "aquote-5-rev2")]
    [InlineData("aquo-5-X", "quote", "aquote-5-X")]
    [InlineData("asellermsg-5-a1", "message", "asellermsg-5-a1")]
    [InlineData("ref-20261122-K7M2Q9XA", "booking", "ref-20261122-K7M2Q9XA")]
    public void An_id_with_a_suffix_goes_out_whole_in_either_format(string text, string noun, string sent)
    {
        var id = Kinds[noun].Parse(text);

        id.For(AvinodeIdFormat.Numeric).Should().Be(sent);
        id.For(AvinodeIdFormat.Prefixed).Should().Be(sent);
    }

    [Theory]
    [InlineData("quote", "aquote", "aquo", "quote")]
    [InlineData("trip", "atrip", "trip")]
    [InlineData("request", "arfq", "rfq", "asellerlift")]
    [InlineData("message", "asellermsg", "abuyermsg")]
    public void A_prefix_belongs_to_one_kind_alone(string noun, params string[] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            Kinds.Values.Where(kind => kind.TryParse($"{prefix}-1", out _)).Should().Equal(Kinds[noun]);
            Kinds["booking"].TryParse($"{prefix.ToUpperInvariant()}-1", out _).Should().BeFalse("not even in capitals");
            Kinds[noun].TryParse($"{prefix.ToUpperInvariant()}-1", out _).Should().BeFalse("prefixes are written small");
        }
    }

    [Theory]
    [InlineData("x-1")]
    [InlineData("abooking-1")]
    [InlineData("whs-1")]
    public void A_prefix_that_nobody_knows_can_only_be_a_bookings(string text) =>
        Kinds.Values.Where(kind => kind.TryParse(text, out _)).Should().Equal(IdGrammar.Booking);

    [Fact]
    public void A_schemas_pattern_finds_its_kind()
    {
        Kinds.Values.Should().AllSatisfy(kind =>
        {
            IdGrammar.TryGetByPattern(kind.Pattern, out var found).Should().BeTrue();
            found.Should().BeSameAs(kind);
        });
        IdGrammar.TryGetByPattern("^.*$", out _).Should().BeFalse();
    }

    [Fact]
    public void Every_spelling_of_an_id_is_the_same_id()
    {
        QuoteId.Parse("aquo-5").Should().Be(QuoteId.Parse("5")).And.NotBe(QuoteId.Parse("aquote-5-rev2"));
        RfqId.Parse("rfq-5").Should().Be(RfqId.Parse("5")).And.NotBe(RfqId.Parse("asellerlift-5"));
        BookingId.Parse("7").Should().Be(BookingId.FromAvinode("booking-7")).And.NotBe(BookingId.Parse("BKG-7"));
        BookingId.Parse("7").GetHashCode().Should().Be(BookingId.Parse("abooking-7").GetHashCode());
    }

    [Theory]
    [InlineData("7", true, "7", "abooking-7")]
    [InlineData("abooking-7", true, "abooking-7", "7")]
    [InlineData("BKG 7/é", false, "BKG 7/é")]
    public void What_Avinode_calls_a_booking_is_kept_as_it_was_written(string text, bool canBeAsked, params string[] spellings)
    {
        var id = BookingId.FromAvinode(text);

        id.ToString().Should().Be(text);
        id.CanBeAsked.Should().Be(canBeAsked);
        id.Spellings.Should().Equal(spellings);
    }
}
