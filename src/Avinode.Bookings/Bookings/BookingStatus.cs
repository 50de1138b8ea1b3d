using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Where a flight stands (src/contract/onek-141.md, section 4).</summary>
public enum BookingStatus
{
    /// <summary>The request was sent to the operator.</summary>
    Pending,

    /// <summary>The operator confirmed.</summary>
    Confirmed,

    /// <summary>Awaiting payment.</summary>
    PaymentPending,

    /// <summary>Payment received.</summary>
    Paid,

    /// <summary>The flight was flown.</summary>
    Completed,

    /// <summary>Cancelled, or declined by the operator.</summary>
    Cancelled,

    /// <summary>The refund was made.</summary>
    Refunded,
}

/// <summary>The words for the states, as they stand on every wire.</summary>
public static class BookingStatuses
{
    /// <summary>What is said of a word that is none of the seven.</summary>
    public static string Rule { get; } =
        $"must be one of {string.Join(", ", Enum.GetValues<BookingStatus>().Select(status => status.ToWire()))}";

    public static string ToWire(this BookingStatus status) => status switch
    {
        BookingStatus.Pending => "pending",
        BookingStatus.Confirmed => "confirmed",
        BookingStatus.PaymentPending => "payment_pending",
        BookingStatus.Paid => "paid",
        BookingStatus.Completed => "completed",
        BookingStatus.Cancelled => "cancelled",
        BookingStatus.Refunded => "refunded",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a booking status"),
    };

    /// <summary>Reads a word; no when it is none of the seven.</summary>
    public static bool TryRead(string? word, out BookingStatus status)
    {
        foreach (var known in Enum.GetValues<BookingStatus>())
        {
            if (string.Equals(known.ToWire(), word, StringComparison.OrdinalIgnoreCase))
            {
                status = known;
                return true;
            }
        }

        status = default;
        return false;
    }

    /// <exception cref="FormatException">It is none of the seven.</exception>
    internal static BookingStatus Read(string word) =>
        TryRead(word, out var status) ? status : throw new FormatException($"\"{word}\" is not a booking status");

    /// <summary>
    /// Reads Avinode's word for the state of a booking. One that is none of the seven is not guessed at: the booking counts as pending, and
    /// the word is passed on in a remark.
    /// </summary>
    internal static (BookingStatus Status, string[] Remark) OfAvinode(string? word) =>
        word is null ? (BookingStatus.Pending, [])
        : TryRead(word, out var status) ? (status, [])
        : (BookingStatus.Pending, [$"Avinode gave a status that is not known: {UntrustedText.Clean(word, 60)}"]);
}
