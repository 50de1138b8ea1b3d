using System.Net;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Makes the intent of a booking: the order, and how its quote stood at Avinode.</summary>
internal sealed class BookingFactory(AvinodeClient avinode, PassengerProtector vault, TimeProvider clock)
{
    private const string NotKnown = "unknown";
    private const string DefaultCurrency = "USD";

    public async Task<Booking> MakeAsync(BookingOrder order, OrderIdentity identity, CancellationToken cancellationToken)
    {
        var quote = await SnapshotAsync(QuoteId.Parse(order.QuoteId), cancellationToken);
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7());
        return new Booking
        {
            Id = id,
            Reference = BookingReference.Create(clock),
            RequestId = order.RequestId,
            AvinodeQuoteId = CanonicalIds.Quote(order.QuoteId),
            AvinodeTripId = CanonicalIds.Trip(order.TripId),
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
            Passengers = order.Passengers is { } passengers ? vault.Seal(id, passengers) : default(ReadOnlyMemory<byte>?),
            CreatedAt = now,
            UpdatedAt = now,
            SpecialRequests = order.SpecialRequests,
            ClientReference = order.ClientReference,
            IdempotencyKey = identity.Key,
            Fingerprint = identity.Fingerprint,
        };
    }

    // The contract does not list this read (src/contract/onek-141.md, section 1), so an environment may lack it. Then the booking goes on
    // without a snapshot. While Avinode fails, nothing is begun.
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
}
