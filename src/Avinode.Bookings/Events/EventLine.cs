namespace Avinode.Bookings;

/// <summary>A line of history with its place, for those who follow what happens.</summary>
/// <param name="Id">Its place: it grows, and a line is never seen after one with a higher place.</param>
/// <param name="Event">What happened.</param>
public sealed record EventLine(long Id, BookingEvent Event)
{
    /// <summary>The booking that it is about; null for a line about a chat.</summary>
    public EventBooking? Booking { get; init; }

    /// <summary>For a line about a chat: the request, or else the trip, that it belongs to.</summary>
    public string? Topic { get; init; }
}

/// <summary>The booking that a line of history is about, as it stands when the line is read. Nothing personal.</summary>
/// <param name="Id">Primary key.</param>
/// <param name="Reference">Our own name for it.</param>
/// <param name="AvinodeBookingId">Avinode's id, once known.</param>
/// <param name="AvinodeQuoteId">The quote.</param>
/// <param name="AvinodeTripId">The trip.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Submission">What is known of the request that made it.</param>
public sealed record EventBooking(
    Guid Id,
    string Reference,
    string? AvinodeBookingId,
    string AvinodeQuoteId,
    string AvinodeTripId,
    BookingStatus Status,
    SubmissionStatus Submission);
