using System.Globalization;

namespace Avinode.Bookings.Web;

/// <summary>The flight of a booking in words. What could not be read from the quote is said to be not known, never guessed.</summary>
internal sealed class FlightWords
{
    private const string NotKnown = "unknown";
    private const string AsInTheQuote = "as in the operator's quote";
    private readonly Booking _booking;

    private FlightWords(Booking booking) => _booking = booking;

    /// <summary>The route as a subject has it; null when it is not known.</summary>
    public string? ShortRoute { get; private init; }

    /// <summary>The route, always in words.</summary>
    public required string Route { get; init; }

    /// <summary>The day of departure, UTC; null when it is not known.</summary>
    public string? Day { get; private init; }

    /// <summary>The departure, always in words.</summary>
    public required string Departure { get; init; }

    public static FlightWords Of(Booking booking)
    {
        var (from, to) = (Airport(booking.DepartureAirport), Airport(booking.ArrivalAirport));
        var at = booking.KnownDeparture;
        return new FlightWords(booking)
        {
            ShortRoute = (from, to) switch
            {
                (null, null) => null,
                (_, null) => $"from {from}",
                (null, _) => $"to {to}",
                _ => $"{from} → {to}",
            },
            Route = from is null && to is null ? "Route as in the operator's quote" : $"{from ?? "not known"} → {to ?? "not known"}",
            Day = at?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            Departure = at?.ToString("dddd, d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "Departure as in the operator's quote",
        };
    }

    /// <summary>An airport's code; null when it is not known.</summary>
    public static string? Airport(string code) => code == NotKnown ? null : MailLine.OfOperator(code, 40);

    /// <summary>Who flies it with what, each with its name.</summary>
    /// <param name="news">What the mail is to tell.</param>
    public IEnumerable<(string Name, string Value)> Flight(BookingStatus news)
    {
        yield return ("Aircraft", MailLine.OfOperator(_booking.AircraftType) ?? AsInTheQuote);
        yield return ("Operator", MailLine.OfOperator(_booking.OperatorName) ?? AsInTheQuote);
        if (MailLine.OfOperator(_booking.ConfirmationNumber, 60) is { } number)
        {
            yield return ("Confirmation number", number);
        }
        else if (news != BookingStatus.Cancelled)
        {
            yield return ("Confirmation number", "none given by the operator yet");
        }

        yield return ("Our reference", _booking.Reference);
    }

    /// <summary>What it costs and how that is paid, each with its name.</summary>
    public IEnumerable<(string Name, string Value)> Money()
    {
        yield return ("Price", _booking.TotalPrice is { } price
            ? $"{MailLine.OfOperator(_booking.Currency, 10)} {price.ToString("N2", CultureInfo.InvariantCulture)}".Trim()
            : AsInTheQuote);
        yield return ("Payment", PaymentWords.For(_booking));
    }
}

/// <summary>How a booking is paid, and whether it is.</summary>
internal static class PaymentWords
{
    /// <summary>Both, such as <c>Wire transfer, awaited</c>.</summary>
    public static string For(Booking booking) => Method(booking) is { } method ? $"{method}, {State(booking)}" : State(booking);

    /// <summary>The way to pay, in words; null when none is named.</summary>
    public static string? Method(Booking booking) => booking.PaymentMethod switch
    {
        PaymentMethods.WireTransfer => "Wire transfer",
        PaymentMethods.CreditCard => "Credit card",
        PaymentMethods.Invoice => "Invoice",
        var other => MailLine.OfOperator(other, 40),
    };

    /// <summary>Whether nothing is left to pay.</summary>
    public static bool IsPaid(Booking booking) => booking.Status is BookingStatus.Paid or BookingStatus.Completed || booking.PaymentStatus == "paid";

    private static string State(Booking booking) => booking switch
    {
        { Status: BookingStatus.Refunded } or { PaymentStatus: "refunded" } => "refunded",
        { Status: BookingStatus.Cancelled, PaymentStatus: "pending" } => "not received",
        _ when IsPaid(booking) => "received",
        { PaymentStatus: "pending" } => "awaited",
        { PaymentStatus: "not_due" } => "not due",
        _ => MailLine.OfOperator(booking.PaymentStatus, 40)?.Replace('_', ' ') ?? "awaited",
    };
}
