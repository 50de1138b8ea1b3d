using System.Globalization;
using System.Text.RegularExpressions;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>What an order must be like. The only such rules: every door asks here.</summary>
public static partial class BookingRules
{
    /// <summary>The longest name of a person or company, in characters.</summary>
    public const int MaxName = 120;

    /// <summary>The longest e-mail address, in characters.</summary>
    public const int MaxEmail = 254;

    /// <summary>The longest telephone number, in characters.</summary>
    public const int MaxPhone = 40;

    /// <summary>The longest note to the operator, in characters.</summary>
    public const int MaxSpecialRequests = 2000;

    /// <summary>The longest reference of the broker, in characters.</summary>
    public const int MaxClientReference = 64;

    /// <summary>The most passengers: the largest airliner on the market.</summary>
    public const int MaxPassengers = 500;

    /// <summary>What breaks when something required is missing.</summary>
    public const string NotEmptyRule = "must not be empty";

    /// <summary>What an e-mail address must be like.</summary>
    public const string EmailRule = "must be one e-mail address such as pat@example.com, without a display name";

    /// <summary>What a telephone number must be like.</summary>
    public const string PhoneRule = "must be a telephone number such as +1-555-0100";

    /// <summary>The same as a regular expression, which browsers read alike.</summary>
    public const string PhonePattern = @"\+?[0-9(][0-9 ()./-]{3,30}[0-9]( ?(x|ext\.?) ?[0-9]{1,6})?";

    /// <summary>What a date of birth must be like.</summary>
    public const string BirthRule = "must be a date in the past such as 1980-01-31";

    /// <summary>What a passport number must be like.</summary>
    public const string PassportRule = "must be 5 to 20 letters, digits or dashes";

    /// <summary>The same as a regular expression, which browsers read alike.</summary>
    public const string PassportPattern = "[A-Za-z0-9-]{5,20}";

    /// <summary>What a nationality must be like.</summary>
    public const string NationalityRule = "must be an ISO 3166-1 country code such as US or USA";

    /// <summary>Nobody who flies was born before this day.</summary>
    public static DateOnly OldestBirth { get; } = new(1900, 1, 1);

    /// <summary>Finds everything that is wrong with an order. No rule repeats a passport number or a date of birth.</summary>
    /// <param name="order">The order; its names and texts may be anything.</param>
    /// <param name="today">The day of the order, UTC.</param>
    public static IReadOnlyList<Problem> Check(BookingOrder order, DateOnly today)
    {
        var found = new RuleCheck();
        found.Require("quote_id", order.QuoteId is not null, IdGrammar.Quote.Rule);
        found.Require("trip_id", order.TripId is not null, IdGrammar.Trip.Rule);
        CheckCustomer(found, order.Customer);
        found.Optional("payment_method", order.PaymentMethod, IsPaymentMethod, "must be wire_transfer, credit_card or invoice");
        found.OptionalText("special_requests", order.SpecialRequests, MaxSpecialRequests);
        found.OptionalLine("client_reference", order.ClientReference, MaxClientReference);
        found.NoCard("special_requests", order.SpecialRequests);
        found.NoCard("client_reference", order.ClientReference);
        CheckPassengers(found, order.Passengers ?? [], today);
        return found.Problems;
    }

    /// <summary>Finds everything that is wrong with the texts to look for in a list.</summary>
    public static IReadOnlyList<Problem> Check(BookingFilter filter)
    {
        var found = new RuleCheck();
        found.OptionalLine("customer_email", filter.CustomerEmail, MaxEmail);
        found.OptionalLine("customer", filter.Customer, MaxEmail);
        return found.Problems;
    }

    // Required members may still be null where JSON says so.
    private static void CheckCustomer(RuleCheck found, Customer? customer)
    {
        found.Require("customer", customer is not null, "must not be missing");
        if (customer is null)
        {
            return;
        }

        found.Line("customer.name", customer.Name, MaxName);
        found.Require("customer.email", EmailGrammar.IsMatch(customer.Email), EmailRule);
        found.Optional("customer.phone", customer.Phone, phone => phone.Length <= MaxPhone && Phone().IsMatch(phone), PhoneRule);
        found.OptionalLine("customer.company", customer.Company, MaxName);
    }

    private static void CheckPassengers(RuleCheck found, IReadOnlyList<PassengerDetails?> passengers, DateOnly today)
    {
        found.Require("passengers", passengers.Count <= MaxPassengers, $"must be at most {MaxPassengers}");
        for (var i = 0; i < Math.Min(passengers.Count, MaxPassengers); i++)
        {
            var at = $"passengers[{i}]";
            if (passengers[i] is not { } passenger)
            {
                found.Require(at, false, "must not be missing");
                continue;
            }

            found.Line($"{at}.first_name", passenger.FirstName, MaxName);
            found.Line($"{at}.last_name", passenger.LastName, MaxName);
            found.Optional($"{at}.date_of_birth", passenger.DateOfBirth, date => IsBirth(date, today), BirthRule);
            found.Optional($"{at}.passport_number", passenger.PassportNumber, Passport().IsMatch, PassportRule);
            found.Optional($"{at}.nationality", passenger.Nationality, Countries.Contains, NationalityRule);
        }
    }

    private static bool IsPaymentMethod(string method) =>
        method is PaymentMethods.WireTransfer or PaymentMethods.CreditCard or PaymentMethods.Invoice;

    private static bool IsBirth(string text, DateOnly today) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date >= OldestBirth && date < today;

    [GeneratedRegex("^" + PhonePattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex("^" + PassportPattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Passport();
}
