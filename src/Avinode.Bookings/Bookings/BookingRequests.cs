using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Turns a booking into what is asked of the operator.</summary>
internal static class BookingRequests
{
    /// <summary>Under what Avinode knows the booking: the broker's reference, else ours.</summary>
    public static string ExternalReference(this Booking booking) => booking.ClientReference ?? booking.Reference;

    public static BookingRequest Of(Booking booking, PassengerProtector vault) => new()
    {
        QuoteId = QuoteId.Parse(booking.AvinodeQuoteId),
        TripId = TripId.Parse(booking.AvinodeTripId),
        Buyer = new Buyer { Name = booking.CustomerName, Email = booking.CustomerEmail, Phone = booking.CustomerPhone, Company = booking.CustomerCompany },
        Passengers = booking.Passengers is { } manifest ? [.. vault.Open(booking.Id, manifest).Select(Passenger)] : null,
        PaymentMethod = booking.PaymentMethod ?? PaymentMethods.WireTransfer,
        Notes = booking.SpecialRequests,
        ExternalReference = booking.ExternalReference(),
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
