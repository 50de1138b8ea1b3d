using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Avinode.Bookings.Tests.Rules;

public sealed class BookingRulesPropertyTests
{
    private static readonly string[] Fields =
    [
        "quote_id", "trip_id", "customer.name", "customer.email", "customer.phone", "customer.company", "payment_method",
            "special_requests", "client_reference",
        "passengers[1].first_name", "passengers[1].last_name", "passengers[1].date_of_birth", "passengers[1].passport_number",
            "passengers[1].nationality",
    ];

    // Texts that are nearly right: pieces of what is allowed and of what attacks it, in any order.
    private static readonly Gen<string> NearlyRight = Gen
        .Elements(
            "aquote-", "atrip-", "1", "42", "pat", "@", "example.com", ".", "-", "+", " ", "(", ")", "ext. ", "1980-01-31", "2026-02-28",
                "1899-12-31", "X0000000", "US", "USA", "invoice",
            "4111", "1111", "\n", "\r", "\t", "\0", "\u200B", "\u202E", "\uD83D", "\uFF11", "é", "김", "<", "\"", ";", "/", "\\",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
        .ListOf().Select(pieces => string.Concat(pieces.Take(8)));

    private static readonly Arbitrary<(string Field, string Value)> Attempts =
        (from field in Gen.Elements(Fields)
         from value in Gen.OneOf(NearlyRight, ArbMap.Default.GeneratorFor<string>().Select(text =>
            text ?? ""))
         select (field, value)).ToArbitrary();

    private static readonly Arbitrary<DateOnly> Days =
        Gen.Choose(new DateOnly(1850, 1, 1).DayNumber, new DateOnly(2050, 1, 1).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    [Fact]
    public void Whatever_stands_in_a_field_the_fault_is_found_in_that_field_or_there_is_none() => Prop
        .ForAll(Attempts, attempt => BookingRules.Check(Orders.WithField(attempt.Field, attempt.Value), Orders.Today).All(problem =>
            problem.Path == attempt.Field))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_said_of_passports_and_births_is_the_same_whatever_was_received() => Prop
        .ForAll(NearlyRight.ToArbitrary(), NearlyRight.ToArbitrary(), (birth, passport) => BookingRules
            .Check(Orders.With(passengers: [new PassengerDetails { FirstName = "Pat", LastName = "Client", DateOfBirth = birth,
                PassportNumber = passport }]), Orders.Today)
            .All(problem => problem.Rule is "must be a date in the past such as 1980-01-31" or "must be 5 to 20 letters, digits or dashes"))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_accepted_can_break_no_line_header_or_address() => Prop
        .ForAll(Attempts, attempt => BookingRules.Check(Orders.WithField(attempt.Field, attempt.Value),
            Orders.Today).Count > 0 || IsHarmless(attempt.Field, attempt.Value))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Two_faults_are_told_together_as_they_are_told_alone() => Prop
        .ForAll(NearlyRight.ToArbitrary(), NearlyRight.ToArbitrary(), (name, email) =>
            BookingRules.Check(Orders.With(name: name, email: email), Orders.Today).SequenceEqual(
                BookingRules.Check(Orders.With(name: name), Orders.Today).Concat(BookingRules.Check(Orders.With(email: email),
                    Orders.Today))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_birth_is_a_day_of_1900_or_later_and_before_today() => Prop
        .ForAll(Days, Days, (birth, today) =>
            BookingRules.Check(Orders.WithField("passengers[1].date_of_birth", birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                today).Count == 0
                == (birth.Year >= 1900 && birth < today))
        .QuickCheckThrowOnFailure();

    private static bool IsHarmless(string field, string value) => field switch
    {
        "special_requests" => value.All(c => c is '\n' or '\t' || !char.IsControl(c)),
        "customer.name" or "customer.company" or "client_reference" or "passengers[1].first_name" or "passengers[1].last_name" =>
            !value.Any(char.IsControl),
        "customer.email" => value.All(c => char.IsAscii(c) && !char.IsControl(c)
            && c is not (' ' or ',' or ';' or '<' or '>' or '"' or '\\')) && value.Count(c => c == '@') == 1,
        _ => value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' or ' ' or '(' or ')' or '.' or '/'),
    };
}
