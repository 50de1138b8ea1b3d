using System.Globalization;

namespace Avinode.Bookings.Web;

/// <summary>The flight and the payment of a booking in the customer's words. What the quote does not say is never guessed.</summary>
internal sealed class FlightDescription
{
    private const string Unknown = "unknown";
    private const string AsQuoted = "as in the operator's quote";

    private readonly Booking _booking;

    private FlightDescription(Booking booking) => _booking = booking;

    /// <summary>The route for a subject line; null when neither airport is known.</summary>
    public string? ShortRoute { get; private init; }
    public required string Route { get; init; }

    /// <summary>The day of departure, UTC; null when it is not known.</summary>
    public string? Day { get; private init; }
    public required string Departure { get; init; }

    /// <summary>Whether nothing is left to pay.</summary>
    public bool IsPaid => _booking.Status is BookingStatus.Paid or BookingStatus.Completed || _booking.PaymentStatus == "paid";

    public static FlightDescription Of(Booking booking)
    {
        var (from, to) = (Airport(booking.DepartureAirport), Airport(booking.ArrivalAirport));
        var at = booking.KnownDeparture;
        return new FlightDescription(booking)
        {
            ShortRoute = (from, to) switch
            {
                (null, null) => null,
                (_, null) => $"from {from}",
                (null, _) => $"to {to}",
                _ => $"{from} → {to}",
            },
            Route = from is null && to is null ? $"Route {AsQuoted}" : $"{from ?? "not known"} → {to ?? "not known"}",
            Day = at?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            Departure = at?.ToString("dddd, d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? $"Departure {AsQuoted}",
        };
    }

    /// <summary>An airport's code; null when it is not known.</summary>
    public static string? Airport(string code) => code == Unknown ? null : MailSanitizer.CleanOperatorText(code, 40);

    public IEnumerable<(string Name, string Value)> Flight(BookingStatus news)
    {
        yield return ("Aircraft", MailSanitizer.CleanOperatorText(_booking.AircraftType) ?? AsQuoted);
        yield return ("Operator", MailSanitizer.CleanOperatorText(_booking.OperatorName) ?? AsQuoted);
        if (MailSanitizer.CleanOperatorText(_booking.ConfirmationNumber, 60) is { } number)
        {
            yield return ("Confirmation number", number);
        }
        else if (news != BookingStatus.Cancelled)
        {
            yield return ("Confirmation number", "none given by the operator yet");
        }

        yield return ("Our reference", _booking.Reference.ToString());
    }

    public IEnumerable<(string Name, string Value)> Payment()
    {
        yield return ("Price", _booking.TotalPrice is { } price
            ? $"{MailSanitizer.CleanOperatorText(_booking.Currency, 10)} {price.ToString("N2", CultureInfo.InvariantCulture)}".Trim()
            : AsQuoted);
        yield return ("Payment", PaymentMethod is { } method ? $"{method}, {PaymentState}" : PaymentState);
    }

    private string? PaymentMethod => _booking.PaymentMethod switch
    {
        PaymentMethods.WireTransfer => "Wire transfer",
        PaymentMethods.CreditCard => "Credit card",
        PaymentMethods.Invoice => "Invoice",
        var other => MailSanitizer.CleanOperatorText(other, 40),
    };

    private string PaymentState => _booking switch
    {
        { Status: BookingStatus.Refunded } or { PaymentStatus: "refunded" } => "refunded",
        { Status: BookingStatus.Cancelled, PaymentStatus: "pending" } => "not received",
        _ when IsPaid => "received",
        { PaymentStatus: "pending" } => "awaited",
        { PaymentStatus: "not_due" } => "not due",
        _ => MailSanitizer.CleanOperatorText(_booking.PaymentStatus, 40)?.Replace('_', ' ') ?? "awaited",
    };
}
