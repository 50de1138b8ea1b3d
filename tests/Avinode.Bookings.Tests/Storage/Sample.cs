using Avinode.Client;

namespace Avinode.Bookings.Tests;

/// <summary>Stores bookings with a line of history that nobody looks at.</summary>
internal static class SampleStore
{
    public static Task<Booking?> AddAsync(this BookingStore store, Booking booking) =>
        store.AddAsync(new(booking, Sample.Event()), CancellationToken.None);

    public static Task<Booking?> UpdateAsync(this BookingStore store, Booking booking, string type = "updated") =>
        store.UpdateAsync(new(booking, Sample.Event(type)), CancellationToken.None);
}

/// <summary>Bookings to store: each call gives another one.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, 123, TimeSpan.Zero);

    private static int _count;

    /// <summary>An intent with as little as is needed.</summary>
    public static Booking Intent()
    {
        var number = Interlocked.Increment(ref _count);
        return new Booking
        {
            Id = Guid.NewGuid(),
            Reference = BookingReference.Parse($"ref-20261122-{number:D8}"),
            AvinodeQuoteId = QuoteId.Parse($"aquote-{number}"),
            AvinodeTripId = TripId.Parse($"atrip-{number}"),
            CustomerName = "Ada Lovelace",
            CustomerEmail = "ada@example.com",
            DepartureAirport = "EGGW",
            ArrivalAirport = "LFPB",
            DepartureDate = Noon.AddDays(7),
            CreatedAt = Noon,
            UpdatedAt = Noon,
            IdempotencyKey = $"key-{number}",
            Fingerprint = "fingerprint",
        };
    }

    /// <summary>A booking with a value in every column.</summary>
    public static Booking Full() => Intent() with
    {
        RequestId = Guid.NewGuid(),
        AvinodeBookingId = BookingId.FromAvinode($"abooking-{Guid.NewGuid():N}"),
        CustomerPhone = "+44 20 7946 0958",
        CustomerCompany = "Analytical Engines; DROP TABLE bookings",
        Status = BookingStatus.PaymentPending,
        ConfirmationNumber = "CNF-1",
        TotalPrice = 48500.05m,
        Currency = "EUR",
        PaymentMethod = PaymentMethods.Invoice,
        PaymentStatus = "part paid",
        AircraftType = "Citation XLS+",
        OperatorName = "Überflug 'Å' GmbH",
        Passengers = new byte[] { 0, 1, 2, 255 },
        ConfirmedAt = Noon.AddHours(1),
        CancelledAt = Noon.AddHours(2),
        SpecialRequests = "A cake\nwith 😀",
        InternalNotes = "note",
        ClientReference = "client-1",
        Submission = SubmissionStatus.Unknown,
        Attempts = 2,
        Lookups = 3,
        NextLookupAt = Noon.AddMinutes(5),
        ResponseDeadline = Noon.AddMinutes(6),
        OutcomeDetail = "the connection was reset",
        Version = 7,
    };

    public static BookingEvent Event(string type = "intent") => new(type, Noon, "agent", "detail");
}
