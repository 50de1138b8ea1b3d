using Avinode.Client;

namespace Avinode.Bookings.Tests.Rules;

/// <summary>An order without a fault, but for what the test says.</summary>
internal static class Orders
{
    public static readonly DateOnly Today = new(2026, 3, 1);

    public static BookingOrder With(
        string? quoteId = "aquote-50000001",
        string? tripId = "atrip-10002222",
        string? name = "Pat Client",
        string? email = "pat@example.com",
        string? phone = null,
        string? company = null,
        string? paymentMethod = null,
        string? specialRequests = null,
        string? clientReference = null,
        IReadOnlyList<PassengerDetails>? passengers = null) => new()
        {
            QuoteId = QuoteId.TryParse(quoteId, out var quote) ? quote : null,
            TripId = TripId.TryParse(tripId, out var trip) ? trip : null,
            Customer = new Customer { Name = name!, Email = email!, Phone = phone, Company = company },
            Passengers = passengers,
            PaymentMethod = paymentMethod,
            SpecialRequests = specialRequests,
            ClientReference = clientReference,
        };

    public static BookingOrder WithPassenger(
        string? firstName = "Pat", string? lastName = "Client", string? dateOfBirth = null, string? passportNumber = null,
            string? nationality = null) =>
        With(passengers:
        [
            new PassengerDetails { FirstName = "Ann", LastName = "First" },
            new PassengerDetails { FirstName = firstName!, LastName = lastName!, DateOfBirth = dateOfBirth,
                PassportNumber = passportNumber, Nationality = nationality },
        ]);

    public static BookingOrder WithField(string field, string? value) => field switch
    {
        "quote_id" => With(quoteId: value),
        "trip_id" => With(tripId: value),
        "customer.name" => With(name: value),
        "customer.email" => With(email: value),
        "customer.phone" => With(phone: value),
        "customer.company" => With(company: value),
        "payment_method" => With(paymentMethod: value),
        "special_requests" => With(specialRequests: value),
        "client_reference" => With(clientReference: value),
        "passengers[1].first_name" => WithPassenger(firstName: value),
        "passengers[1].last_name" => WithPassenger(lastName: value),
        "passengers[1].date_of_birth" => WithPassenger(dateOfBirth: value),
        "passengers[1].passport_number" => WithPassenger(passportNumber: value),
        "passengers[1].nationality" => WithPassenger(nationality: value),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "not a field of an order"),
    };
}
