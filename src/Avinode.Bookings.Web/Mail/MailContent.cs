namespace Avinode.Bookings.Web;

/// <summary>What a mail says. Both of its forms, HTML and plain text, are made from this and say the same. No text in it is encoded yet.</summary>
/// <param name="Subject">Of the mail.</param>
/// <param name="State">The news in one word.</param>
/// <param name="Heading">The news in one sentence.</param>
/// <param name="Lead">The news in full.</param>
internal sealed record MailContent(string Subject, string State, string Heading, string Lead)
{
    /// <summary>What has happened: confirmed, paid or cancelled.</summary>
    public required BookingStatus News { get; init; }

    /// <summary>Whether nothing of it is real.</summary>
    public required bool IsSimulator { get; init; }

    /// <summary>How the customer is addressed.</summary>
    public required string Greeting { get; init; }

    /// <summary>From where to where.</summary>
    public required string Route { get; init; }

    /// <summary>When, in UTC.</summary>
    public required string Departure { get; init; }

    /// <summary>The rest, each with its name.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>What happens next.</summary>
    public required IReadOnlyList<string> Next { get; init; }

    /// <summary>Our own name for the booking.</summary>
    public required string Reference { get; init; }

    /// <summary>What the simulator says of itself.</summary>
    public const string SimulatorNotice = "This is the simulator. Nothing here is real: no flight, no operator, no payment.";

    /// <summary>Puts a booking into words.</summary>
    /// <param name="booking">As it is now.</param>
    /// <param name="news">What the mail is to tell.</param>
    /// <param name="simulator">Whether the booking is on the simulator.</param>
    public static MailContent Of(Booking booking, BookingStatus news, bool simulator)
    {
        var flight = FlightWords.Of(booking);
        var (state, heading, lead) = Headline(news);
        var about = flight.ShortRoute is null && flight.Day is null
            ? booking.Reference
            : string.Join(", ", new[] { flight.ShortRoute, flight.Day }.OfType<string>());
        return new MailContent($"{(simulator ? "[simulated] " : "")}{heading}: {about}", state, heading, lead)
        {
            News = news,
            IsSimulator = simulator,
            Greeting = MailLine.Of(booking.CustomerName, BookingRules.MaxName) is { } name ? $"Dear {name}," : "Hello,",
            Route = flight.Route,
            Departure = flight.Departure,
            Facts = [.. flight.Flight(news), .. flight.Money()],
            Next = [.. MailNextSteps.For(booking, news, hasDeparture: flight.Day is not null)],
            Reference = booking.Reference,
        };
    }

    private static (string State, string Heading, string Lead) Headline(BookingStatus news) => news switch
    {
        BookingStatus.Confirmed => ("Confirmed", "Your flight is confirmed", "The operator has confirmed your flight. These are its details."),
        BookingStatus.Paid => ("Paid", "Your payment has been received", "The flight below is confirmed, and its payment has arrived."),
        BookingStatus.Cancelled => ("Cancelled", "Your booking is cancelled", "This booking is cancelled: the flight below is no longer booked, and no aircraft is held for you."),
        _ => throw new ArgumentOutOfRangeException(nameof(news), news, "no mail tells of it"),
    };
}

/// <summary>What happens next, for the customer. Nothing here asks for a payment: such mails are what fraud looks like.</summary>
internal static class MailNextSteps
{
    /// <param name="booking">As it is now.</param>
    /// <param name="news">What the mail tells.</param>
    /// <param name="hasDeparture">Whether the departure is known; then a calendar entry comes with it.</param>
    public static IEnumerable<string> For(Booking booking, BookingStatus news, bool hasDeparture)
    {
        if (news == BookingStatus.Cancelled)
        {
            yield return "If you still want to fly, tell your sales contact: another offer can be booked.";
            yield return "If you have paid already, ask your sales contact about the refund.";
            if (hasDeparture)
            {
                yield return "The attached file takes the flight out of your calendar.";
            }

            yield break;
        }

        yield return PaymentWords.IsPaid(booking)
            ? "Nothing is left to pay for this booking."
            : "The payment is next. Ask your sales contact for its details; this mail gives none, on purpose.";
        yield return "Ask your sales contact for the local times, the terminal and when to be there.";
        if (hasDeparture)
        {
            yield return "The time of departure is UTC. The attached file puts it into your calendar, in your own time zone.";
        }
    }
}
