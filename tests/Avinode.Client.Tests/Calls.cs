namespace Avinode.Client.Tests;

/// <summary>The calls of the client with arguments that do not matter to the test, by name.</summary>
internal static class Calls
{
    public const string PassportNumber = "X7391842Q";
    public const string DateOfBirth = "1980-01-31";

    public static Dictionary<string, Func<AvinodeClient, Task>> Reads { get; } = new()
    {
        ["pdf"] = client => client.GetQuotePdfAsync(QuoteId.Parse("aquote-1"), default),
        ["booking"] = client => client.GetBookingAsync(BookingId.Parse("abooking-1"), default),
        ["find"] = client => client.FindBookingsAsync("ref-1", default),
        ["messages"] = client => client.GetMessagesAsync(RfqId.Parse("arfq-1"), default),
        ["message"] = client => client.GetMessageAsync(MessageId.Parse("asellermsg-1"), default),
    };

    public static Dictionary<string, Func<AvinodeClient, Task>> Writes { get; } = new()
    {
        ["book"] = client => client.BookFlightAsync(Booking(), default),
        ["chat"] = client => client.SendMessageAsync(RfqId.Parse("arfq-1"), "Hello", default),
        ["decline"] = client => client.DeclineAsync(RfqId.Parse("arfq-1"), "other", null, default),
    };

    private static Passenger Pat => new()
    {
        FirstName = "Pat",
        LastName = "Client",
        DateOfBirth = DateOfBirth,
        PassportNumber = PassportNumber,
        Nationality = "US",
    };

    public static Task<BookingDetails> ReadAsync(AvinodeClient client) => client.GetBookingAsync(BookingId.Parse("abooking-1"), default);

    public static Task<BookingReceipt> BookAsync(AvinodeClient client) => client.BookFlightAsync(Booking(), default);

    public static BookingRequest Booking(string? externalReference = null) => new()
    {
        QuoteId = QuoteId.Parse("aquo-50000001"),
        TripId = TripId.Parse("atrip-10002222"),
        Buyer = new Buyer { Name = "Pat Client", Email = "pat@example.com" },
        Passengers = [Pat],
        PaymentMethod = "wire_transfer",
        ExternalReference = externalReference,
    };
}
