using Avinode.Client;

namespace Avinode.Bookings.Web.Tests;

/// <summary>Makes history, as the parts of the service do that write it.</summary>
internal static class History
{
    private static int _count;

    /// <summary>Adds a booking: one line.</summary>
    public static async Task<Booking> AddBookingAsync(this BookingStore store, SubmissionStatus submission = SubmissionStatus.Accepted)
    {
        var number = Interlocked.Increment(ref _count);
        var now = new DateTimeOffset(2026, 3, 1, 9, 30, 15, TimeSpan.Zero);
        var booking = new Booking
        {
            Id = Guid.NewGuid(),
            Reference = BookingReference.Parse($"ref-20260301-{number:D8}"),
            AvinodeQuoteId = QuoteId.Parse($"aquote-{number}"),
            AvinodeTripId = TripId.Parse("atrip-10002222"),
            CustomerName = "Ada Lovelace",
            CustomerEmail = "ada@example.com",
            DepartureAirport = "EGGW",
            ArrivalAirport = "LFPB",
            DepartureDate = now.AddDays(7),
            CreatedAt = now,
            UpdatedAt = now,
            IdempotencyKey = $"key-{number}",
            Fingerprint = "fingerprint",
            Submission = submission,
        };
        await store.AddAsync(new(booking, new BookingEvent("intent", now, Actors.Agent)), CancellationToken.None);
        return booking;
    }

    /// <summary>Adds a message: one line.</summary>
    public static Task AddMessageAsync(this MessageArchive archive, string topic)
    {
        var message = new ChatMessage(
            $"asellermsg-{Interlocked.Increment(ref _count)}", ChatAuthor.Operator, "Is ada@example.com aboard?")
        { RequestId = topic };
        return archive.AddAsync(
            new StoredMessage(message, new DateTimeOffset(2026, 3, 1, 9, 30, 15, TimeSpan.Zero)), Actors.Webhook, CancellationToken.None);
    }

    /// <summary>Adds messages, one transaction each.</summary>
    public static async Task AddMessagesAsync(this MessageArchive archive, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await archive.AddMessageAsync("arfq-1");
        }
    }
}
