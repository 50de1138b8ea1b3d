using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>What came of a booking that was asked for.</summary>
/// <param name="Booking">The booking as it stands.</param>
/// <param name="Warnings">What the reader should know besides.</param>
/// <param name="IsRepeat">Whether it existed before; then nothing was sent.</param>
public sealed record BookingResult(Booking Booking, IReadOnlyList<string> Warnings, bool IsRepeat = false);

/// <summary>
/// Where a booking stands: what is kept here, and what Avinode says of it. A booking that was not made here is not kept; of one that is,
/// Avinode need not have said anything. One of the two is always there, and what is kept here comes first.
/// </summary>
public sealed record BookingStatusReport(Booking? Booking, BookingDetails? AtAvinode, IReadOnlyList<string> Warnings)
{
    public BookingId? BookingId => Booking is { } kept ? kept.AvinodeBookingId : AtAvinode!.BookingId;

    public SubmissionStatus Submission => Booking?.Submission ?? SubmissionStatus.Accepted;

    public BookingStatus Status => Booking?.Status ?? BookingStatuses.OfAvinode(AtAvinode!.Status).Status;

    public string? ConfirmationNumber => Booking is { } kept ? kept.ConfirmationNumber : AtAvinode!.ConfirmationNumber;

    public string? PaymentStatus => Booking is { } kept ? kept.PaymentStatus : AtAvinode!.PaymentStatus;

    public string? QuoteId => Booking is { } kept ? kept.AvinodeQuoteId.ToString() : AtAvinode!.QuoteId;

    public string? TripId => Booking is { } kept ? kept.AvinodeTripId.ToString() : AtAvinode!.TripId;

    public decimal? TotalPrice => Booking is { } kept ? kept.TotalPrice : AtAvinode!.TotalPrice;

    public string? Currency => Booking is { } kept ? kept.Currency : AtAvinode!.Currency;

    public DateTimeOffset? UpdatedAt => AtAvinode?.UpdatedAt ?? Booking?.UpdatedAt;

    /// <summary>A booking that is kept here.</summary>
    internal static BookingStatusReport Of(Booking booking, BookingDetails? atAvinode, params string[] warnings)
    {
        string[] outcome = booking.OutcomeDetail is { } detail ? [detail] : [];
        return new(booking, atAvinode, [.. outcome, .. Remarks(atAvinode), .. warnings]);
    }

    /// <summary>A booking that was not made here, so that Avinode's word is all there is.</summary>
    internal static BookingStatusReport Of(BookingDetails atAvinode) => new(null, atAvinode, [.. Remarks(atAvinode)]);

    private static IEnumerable<string> Remarks(BookingDetails? details)
    {
        if (details is null)
        {
            return [];
        }

        // Marked as the operator's words.
        string[] reason = details.Reason is { } words ? [$"The operator's reason: {words}"] : [];
        return [.. details.Warnings, .. BookingStatuses.OfAvinode(details.Status).Remark, .. reason];
    }
}
