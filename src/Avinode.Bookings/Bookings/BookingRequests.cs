using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Turns an order into what is asked of the operator.</summary>
internal static class BookingRequests
{
    /// <param name="order">An order that passed <see cref="BookingRules"/>.</param>
    /// <param name="reference">Our reference; it stands in for the broker's where they gave none, so that the booking can be found again.</param>
    public static BookingRequest Of(BookingOrder order, string reference) => new()
    {
        QuoteId = QuoteId.Parse(order.QuoteId),
        TripId = TripId.Parse(order.TripId),
        Buyer = new Buyer { Name = order.Customer.Name, Email = order.Customer.Email, Phone = order.Customer.Phone, Company = order.Customer.Company },
        Passengers = order.Passengers?.Select(Passenger).ToArray(),
        PaymentMethod = order.PaymentMethod ?? PaymentMethods.WireTransfer,
        Notes = order.SpecialRequests,
        ExternalReference = order.ClientReference ?? reference,
    };

    private static Passenger Passenger(PassengerDetails passenger) => new()
    {
        FirstName = passenger.FirstName,
        LastName = passenger.LastName,
        DateOfBirth = passenger.DateOfBirth,
        PassportNumber = passenger.PassportNumber,
        Nationality = passenger.Nationality,
    };
}
