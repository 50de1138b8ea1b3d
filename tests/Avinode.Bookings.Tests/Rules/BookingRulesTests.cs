namespace Avinode.Bookings.Tests.Rules;

public sealed class BookingRulesTests
{
    [Theory]
    [InlineData("quote_id", "123456")]
    [InlineData("quote_id", "aquo-123456")]
    [InlineData("trip_id", "trip-1")]
    [InlineData("customer.name", "Zoë O'Hara-김 😀")]
    [InlineData("customer.email", "a.b+c@sub.example.co")]
    [InlineData("customer.phone", "+1-555-0100")]
    [InlineData("customer.phone", "(0)20 7946 0958")]
    [InlineData("customer.phone", "+49 69 1234.5678 ext. 12")]
    [InlineData("customer.phone", "+1 555 0100x7")]
    [InlineData("customer.phone", "+1 234567890123456789012345678 ext. 1234")]
    [InlineData("customer.company", "Example & Sons, LLC")]
    [InlineData("payment_method", "wire_transfer")]
    [InlineData("payment_method", "credit_card")]
    [InlineData("payment_method", "invoice")]
    [InlineData("special_requests", "One small dog\n\tTwo cats")]
    [InlineData("special_requests", "")]
    [InlineData("client_reference", "CD-2025-0042")]
    [InlineData("passengers[1].first_name", "J")]
    [InlineData("passengers[1].date_of_birth", "1980-01-31")]
    [InlineData("passengers[1].date_of_birth", "1900-01-01")]
    [InlineData("passengers[1].date_of_birth", "2026-02-28")]
    [InlineData("passengers[1].date_of_birth", "2024-02-29")]
    [InlineData("passengers[1].passport_number", "X0000")]
    [InlineData("passengers[1].passport_number", "ab-12345678901234567")]
    [InlineData("passengers[1].nationality", "US")]
    [InlineData("passengers[1].nationality", "USA")]
    [InlineData("passengers[1].nationality", "SE")]
    public void A_field_may_be_so(string field, string value) =>
        BookingRules.Check(Orders.WithField(field, value), Orders.Today).Should().BeEmpty();

    [Theory]
    [InlineData("quote_id", null, "must be a quote id such as aquote-123456 or 123456")]
    [InlineData("quote_id", "", "must be a quote id*")]
    [InlineData("quote_id", "atrip-1", "must be a quote id*")]
    [InlineData("quote_id", "x-1/../../bookings/1", "must be a quote id*")]
    [InlineData("trip_id", "aquote-1", "must be a trip id*")]
    [InlineData("trip_id", "1\n", "must be a trip id*")]
    [InlineData("customer.name", null, "must not be empty")]
    [InlineData("customer.name", "  \u00A0", "must not be empty")]
    [InlineData("customer.name", "Pat\nBcc: x@example.com", "must be one line*")]
    [InlineData("customer.email", null, "must be one e-mail address*")]
    [InlineData("customer.phone", "", "must be a telephone number*")]
    [InlineData("customer.phone", "call me", "must be a telephone number*")]
    [InlineData("customer.phone", "+1 234567890123456789012345678 ext. 12345", "must be a telephone number*")]
    [InlineData("customer.phone", "1234", "must be a telephone number*")]
    [InlineData("customer.phone", "+1-555-0100\n", "must be a telephone number*")]
    [InlineData("customer.phone", "+1-555-0100;ext=1", "must be a telephone number*")]
    [InlineData("customer.phone", "\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16", "must be a telephone number*")]
    [InlineData("customer.company", "A\u0000B", "must be one line*")]
    [InlineData("payment_method", "", "must be wire_transfer, credit_card or invoice")]
    [InlineData("payment_method", "WIRE_TRANSFER", "must be wire_transfer*")]
    [InlineData("payment_method", "cash", "must be wire_transfer*")]
    [InlineData("special_requests", "a\r\nb", "must not hold control*")]
    [InlineData("special_requests", "card 4111 1111 1111 1111", "must not hold a payment card number")]
    [InlineData("client_reference", "4111111111111111", "must not hold a payment card number")]
    [InlineData("client_reference", "a\nb", "must be one line*")]
    [InlineData("passengers[1].first_name", "", "must not be empty")]
    [InlineData("passengers[1].last_name", null, "must not be empty")]
    [InlineData("passengers[1].last_name", "Cli\tent", "must be one line*")]
    [InlineData("passengers[1].date_of_birth", "", "must be a date in the past such as 1980-01-31")]
    [InlineData("passengers[1].date_of_birth", "2026-03-01", "must be a date in the past*")]
    [InlineData("passengers[1].date_of_birth", "2027-01-01", "must be a date in the past*")]
    [InlineData("passengers[1].date_of_birth", "1899-12-31", "must be a date in the past*")]
    [InlineData("passengers[1].date_of_birth", "2025-02-29", "must be a date in the past*")]
    [InlineData("passengers[1].date_of_birth", "31/01/1980", "must be a date in the past*")]
    [InlineData("passengers[1].date_of_birth", "1980-1-31", "must be a date in the past*")]
    [InlineData("passengers[1].date_of_birth", "1980-01-31T00:00:00Z", "must be a date in the past*")]
    [InlineData("passengers[1].date_of_birth", "\uFF11\uFF19\uFF18\uFF10-01-31", "must be a date in the past*")]
    [InlineData("passengers[1].passport_number", "X000", "must be 5 to 20 letters, digits or dashes")]
    [InlineData("passengers[1].passport_number", "123456789012345678901", "must be 5 to 20*")]
    [InlineData("passengers[1].passport_number", "X0000 000", "must be 5 to 20*")]
    [InlineData("passengers[1].passport_number", "X0000000\n", "must be 5 to 20*")]
    [InlineData("passengers[1].passport_number", "\uFF11\uFF11\uFF11\uFF11\uFF11", "must be 5 to 20*")]
    [InlineData("passengers[1].nationality", "", "must be an ISO 3166-1 country code*")]
    [InlineData("passengers[1].nationality", "us", "must be an ISO 3166-1 country code*")]
    [InlineData("passengers[1].nationality", "XX", "must be an ISO 3166-1 country code*")]
    [InlineData("passengers[1].nationality", "American", "must be an ISO 3166-1 country code*")]
    [InlineData("passengers[1].nationality", "USUSA", "must be an ISO 3166-1 country code*")]
    public void A_field_may_not_be_so(string field, string? value, string rule)
    {
        var problem = BookingRules.Check(Orders.WithField(field, value), Orders.Today).Should().ContainSingle().Which;

        problem.Path.Should().Be(field);
        problem.Rule.Should().Match(rule);
    }

    [Theory]
    [InlineData("customer.name", BookingRules.MaxName)]
    [InlineData("customer.company", BookingRules.MaxName)]
    [InlineData("special_requests", BookingRules.MaxSpecialRequests)]
    [InlineData("client_reference", BookingRules.MaxClientReference)]
    [InlineData("passengers[1].first_name", BookingRules.MaxName)]
    [InlineData("passengers[1].last_name", BookingRules.MaxName)]
    public void A_text_has_a_longest_length(string field, int longest)
    {
        BookingRules.Check(Orders.WithField(field, new string('x', longest)), Orders.Today).Should().BeEmpty();
        BookingRules.Check(Orders.WithField(field, new string('x', longest + 1)), Orders.Today)
            .Should().Equal(new Problem(field, $"must be at most {longest} characters; received {longest + 1}"));
    }

    [Theory]
    [InlineData("customer.name")]
    [InlineData("customer.company")]
    [InlineData("special_requests")]
    [InlineData("client_reference")]
    [InlineData("passengers[1].first_name")]
    [InlineData("passengers[1].last_name")]
    public void A_text_hides_nothing(string field)
    {
        foreach (var unseen in new[] { "\u0007", "\r", "\u0085", "\u200B", "\u200D", "\u202E", "\u2066", "\u2028", "\uFEFF", "\u00AD",
            "\u3164", "\U000E0041", "\uD83D", "\uE000" })
        {
            BookingRules.Check(Orders.WithField(field, $"Pat{unseen}Client"), Orders.Today)
                .Should().ContainSingle($"U+{(int)unseen[0]:X4} cannot be seen").Which.Path.Should().Be(field);
        }
    }

    [Theory]
    [InlineData("\u0639\u0644\u06CC\u200C\u0631\u0636\u0627 \u0645\u062D\u0645\u062F\u06CC", true)]
    [InlineData("\u0915\u094D\u200D\u0937\u093F\u0924\u093F\u091C", true)]
    [InlineData("\u738B\u5C0F\u660E", true)]
    [InlineData("\u200D", false)]
    [InlineData("\u200C\u0639\u0644\u06CC", false)]
    [InlineData("\u0639\u0644\u06CC\u200C", false)]
    [InlineData("Pat\u200C\u0639", false)]
    public void A_name_is_written_as_its_language_writes_it(string name, bool isKept) =>
        BookingRules.Check(Orders.WithField("customer.name", name), Orders.Today).Should().HaveCount(isKept ? 0 : 1);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_and_no_secret_with_it()
    {
        var order = new BookingOrder
        {
            QuoteId = null,
            TripId = null,
            Customer = new Customer { Name = "", Email = "nobody", Phone = "x", Company = "\u0001" },
            Passengers =
            [
                new PassengerDetails { FirstName = "", LastName = "\u202E", DateOfBirth = "31.01.1980", PassportNumber = "X 7391842 Q",
                    Nationality = "Utopia" },
                null!,
            ],
            PaymentMethod = "4111111111111111",
            SpecialRequests = "4111111111111111\u0000",
            ClientReference = new string('r', 65),
        };

        var problems = BookingRules.Check(order, Orders.Today);

        problems.Select(problem => problem.Path).Should().Equal(
            "quote_id", "trip_id", "customer.name", "customer.email", "customer.phone", "customer.company", "payment_method",
                "special_requests", "client_reference", "special_requests",
            "passengers[0].first_name", "passengers[0].last_name", "passengers[0].date_of_birth", "passengers[0].passport_number",
                "passengers[0].nationality", "passengers[1]");
        new RefusalException(Refusal.Invalid(problems)).ToString().Should()
            .NotContainAny("1980-01-31T", "31.01.1980", "7391842", "4111", "Utopia").And.Contain("customer.name: must not be empty");
    }

    [Fact]
    public void What_is_null_in_the_JSON_is_a_problem_and_not_a_crash()
    {
        var order = new BookingOrder
        {
            QuoteId = null,
            TripId = null,
            Customer = null!,
            Passengers = [null!,
            new PassengerDetails { FirstName = null!, LastName = null! }]
        };

        BookingRules.Check(order, Orders.Today).Select(problem => problem.ToString()).Should().Contain(
            ["customer: must not be missing", "passengers[0]: must not be missing", "passengers[1].first_name: must not be empty"]);
    }

    [Fact]
    public void An_airliner_may_be_filled_and_not_overfilled()
    {
        var one = new PassengerDetails { FirstName = "Pat", LastName = "Client" };

        BookingRules.Check(Orders.With(passengers: [.. Enumerable.Repeat(one, 500)]), Orders.Today).Should().BeEmpty();
        BookingRules.Check(Orders.With(passengers: [.. Enumerable.Repeat(one, 501)]), Orders.Today)
            .Should().Equal(new Problem("passengers", "must be at most 500"));
    }

    [Fact]
    public void A_problem_without_a_field_is_its_rule_alone() => $"{new Problem("", "must be said")}".Should().Be("must be said");
}
