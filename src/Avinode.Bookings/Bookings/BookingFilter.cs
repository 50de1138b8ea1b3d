using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Which bookings to list. What is null does not narrow.</summary>
public sealed record BookingFilter
{
    public BookingStatus? Status { get; init; }
    public SubmissionStatus? Submission { get; init; }

    /// <summary>The customer's exact e-mail address, without regard to case.</summary>
    public string? CustomerEmail { get; init; }

    /// <summary>A part of the customer's name, e-mail address or company, without regard to case.</summary>
    public string? Customer { get; init; }

    public TripId? TripId { get; init; }
    public QuoteId? QuoteId { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }
    public DateTimeOffset? ChangedSince { get; init; }
    public int Limit { get; init; } = 50;

    /// <summary>Only those that stand after this one in the list: where the last page ended.</summary>
    public BookingCursor? After { get; init; }
}
