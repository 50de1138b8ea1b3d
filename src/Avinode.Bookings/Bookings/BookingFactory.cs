using System.Net;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Makes a booking of an order and of what Avinode says of its quote; and the request to Avinode of a booking.</summary>
internal sealed class BookingFactory(AvinodeClient avinode, PassengerProtector protector, TimeProvider clock)
{
    private const string NotKnown = "unknown";
    private const string DefaultCurrency = "USD";

    /// <param name="order">An order that breaks no rule.</param>
    public async Task<Booking> MakeAsync(BookingOrder order, OrderIdentity identity, CancellationToken cancellationToken)
    {
        var quoteId = order.QuoteId!.Value;
        var quote = await SnapshotAsync(quoteId, cancellationToken);
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7());
        return new Booking
        {
            Id = id,
            Reference = BookingReference.Create(clock),
            RequestId = order.RequestId,
            AvinodeQuoteId = quoteId,
            AvinodeTripId = order.TripId!.Value,
            CustomerName = order.Customer.Name,
            CustomerEmail = order.Customer.Email,
            CustomerPhone = order.Customer.Phone,
            CustomerCompany = order.Customer.Company,
            TotalPrice = quote.Price,
            Currency = quote.Currency ?? DefaultCurrency,
            PaymentMethod = order.PaymentMethod ?? PaymentMethods.WireTransfer,
            DepartureAirport = quote.DepartureAirport ?? NotKnown,
            ArrivalAirport = quote.ArrivalAirport ?? NotKnown,
            DepartureDate = quote.DepartureAt ?? now,
            AircraftType = quote.AircraftType,
            OperatorName = quote.OperatorName,

            // Typed, for a null byte[] would become an empty manifest, which nobody can open.
            Passengers = order.Passengers is { } passengers ? protector.Seal(id, passengers) : default(ReadOnlyMemory<byte>?),
            CreatedAt = now,
            UpdatedAt = now,
            SpecialRequests = order.SpecialRequests,
            ClientReference = order.ClientReference,
            IdempotencyKey = identity.Key,
            Fingerprint = identity.Fingerprint,
        };
    }

    /// <exception cref="PassengerDataException">The manifest cannot be decrypted.</exception>
    public BookingRequest RequestOf(Booking booking) => new()
    {
        QuoteId = booking.AvinodeQuoteId,
        TripId = booking.AvinodeTripId,
        Buyer = new Buyer
        {
            Name = booking.CustomerName,
            Email = booking.CustomerEmail,
            Phone = booking.CustomerPhone,
            Company = booking.CustomerCompany,
        },
        Passengers = booking.Passengers is { } manifest ? [.. protector.Open(booking.Id, manifest).Select(Passenger)] : null,
        PaymentMethod = booking.PaymentMethod ?? PaymentMethods.WireTransfer,
        Notes = booking.SpecialRequests,
        ExternalReference = booking.ExternalReference,
    };

    // The contract (src/contract/onek-141.md) does not list this read, so an environment may lack it. Then the booking itself tells whether
    // the quote can be booked; while Avinode is failing, nothing is begun.
    private async Task<QuoteDetails> SnapshotAsync(QuoteId id, CancellationToken cancellationToken)
    {
        try
        {
            return await avinode.GetQuoteAsync(id, cancellationToken);
        }
        catch (AvinodeException absent) when (absent is { Failure: AvinodeFailure.Unreadable }
            or { Status: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Forbidden or HttpStatusCode.Gone })
        {
            return new QuoteDetails();
        }
    }

    private static Passenger Passenger(PassengerDetails passenger) => new()
    {
        FirstName = passenger.FirstName,
        LastName = passenger.LastName,
        DateOfBirth = passenger.DateOfBirth,
        PassportNumber = passenger.PassportNumber,
        Nationality = passenger.Nationality,
    };
}
