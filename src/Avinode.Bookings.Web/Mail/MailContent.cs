namespace Avinode.Bookings.Web;

/// <summary>What a mail says. Its HTML and its plain text are both made from this. Nothing in it is encoded yet.</summary>
internal sealed record MailContent(string Subject, string State, string Heading, string Lead)
{
    public const string SimulatorNotice = "Simulator. Nothing here is real: no flight, no operator, no payment.";

    /// <summary>What has happened: confirmed, paid or cancelled.</summary>
    public required BookingStatus News { get; init; }
    public required bool IsSimulated { get; init; }
    public required string Greeting { get; init; }
    public required string Route { get; init; }

    /// <summary>In UTC.</summary>
    public required string Departure { get; init; }

    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }
    public required IReadOnlyList<string> NextSteps { get; init; }

    /// <summary>Our reference of the booking.</summary>
    public required string Reference { get; init; }

    /// <summary>What stands below every mail.</summary>
    public string Footer => $"Sent automatically for booking {Reference}. Please name this reference whenever you ask about the booking.";

    /// <param name="booking">As it is now.</param>
    /// <param name="news">What the mail is about.</param>
    /// <param name="simulated">Whether the booking was made on the simulator.</param>
    public static MailContent Of(Booking booking, BookingStatus news, bool simulated)
    {
        var flight = FlightDescription.Of(booking);
        var (state, heading, lead) = Headline(news);
        var about = flight.ShortRoute is null && flight.Day is null
            ? booking.Reference.ToString()
            : string.Join(", ", new[] { flight.ShortRoute, flight.Day }.OfType<string>());
        return new MailContent($"{(simulated ? "[Simulator] " : "")}{heading}: {about}", state, heading, lead)
        {
            News = news,
            IsSimulated = simulated,
            Greeting = MailSanitizer.Clean(booking.CustomerName, BookingRules.MaxName) is { } name ? $"Dear {name}," : "Hello,",
            Route = flight.Route,
            Departure = flight.Departure,
            Facts = [.. flight.Flight(news), .. flight.Payment()],
            NextSteps = [.. Next(flight, news)],
            Reference = booking.Reference.ToString(),
        };
    }

    private static (string State, string Heading, string Lead) Headline(BookingStatus news) => news switch
    {
        BookingStatus.Confirmed => (
            "Confirmed", "Your flight is confirmed", "The operator has confirmed your flight. These are its details."),
        BookingStatus.Paid => (
            "Paid", "Your payment has been received", "The flight below is confirmed, and its payment has arrived."),
        BookingStatus.Cancelled => (
            "Cancelled", "Your booking is cancelled",
            "This booking is cancelled: the flight below is no longer booked, and no aircraft is held for you."),
        _ => throw new ArgumentOutOfRangeException(nameof(news), news, "no mail is sent for it"),
    };

    // Nothing here asks for a payment: such mails are what fraud looks like.
    private static IEnumerable<string> Next(FlightDescription flight, BookingStatus news)
    {
        // Then a calendar entry is attached.
        var hasDeparture = flight.Day is not null;
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

        yield return flight.IsPaid
            ? "Nothing is left to pay for this booking."
            : "The payment is next. Ask your sales contact for its details; this mail gives none, on purpose.";
        yield return "Ask your sales contact for the local times, the terminal and when to be there.";
        if (hasDeparture)
        {
            yield return "The time of departure is UTC. The attached file puts it into your calendar, in your own time zone.";
        }
    }
}
