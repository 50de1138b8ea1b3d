using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>What is known of a booking.</summary>
public sealed record BookingState
{
    /// <summary>Our own name for it; null for a booking that was not made here.</summary>
    public string? Reference { get; init; }

    /// <summary>Avinode's id; null until it is known.</summary>
    public string? BookingId { get; init; }

    /// <summary>What is known of the request that made it.</summary>
    public required SubmissionStatus Submission { get; init; }

    /// <summary>Where it stands.</summary>
    public required BookingStatus Status { get; init; }

    /// <summary>The operator's number.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>Avinode's word for the state of the payment.</summary>
    public string? PaymentStatus { get; init; }

    /// <summary>The quote.</summary>
    public string? QuoteId { get; init; }

    /// <summary>The trip.</summary>
    public string? TripId { get; init; }

    /// <summary>What the flight costs, in <see cref="Currency"/>.</summary>
    public decimal? TotalPrice { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>What the reader should know besides.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What to do next, in words.</summary>
    public string NextSteps => Bookings.StatusGuidance.For(Submission, Status, BookingId ?? Reference!);

    internal static BookingState Of(Booking booking, IReadOnlyList<string> warnings) => new()
    {
        Reference = booking.Reference,
        BookingId = booking.AvinodeBookingId,
        Submission = booking.Submission,
        Status = booking.Status,
        ConfirmationNumber = booking.ConfirmationNumber,
        PaymentStatus = booking.PaymentStatus,
        QuoteId = booking.AvinodeQuoteId,
        TripId = booking.AvinodeTripId,
        TotalPrice = booking.TotalPrice,
        Currency = booking.Currency,
        UpdatedAt = booking.UpdatedAt,
        Warnings = booking.OutcomeDetail is { } detail ? [detail, .. warnings] : warnings,
    };

    /// <summary>The state of a booking that was not made here, so that Avinode's word is all there is.</summary>
    internal static BookingState Of(BookingDetails details)
    {
        var (status, remark) = StatusWords.Read(details.Status);
        return new BookingState
        {
            BookingId = details.BookingId,
            Submission = SubmissionStatus.Accepted,
            Status = status,
            ConfirmationNumber = details.ConfirmationNumber,
            PaymentStatus = details.PaymentStatus,
            QuoteId = details.QuoteId,
            TripId = details.TripId,
            TotalPrice = details.TotalPrice,
            Currency = details.Currency,
            UpdatedAt = details.UpdatedAt,
            Warnings = [.. details.Warnings, .. remark, .. details.ReasonRemark()],
        };
    }
}
