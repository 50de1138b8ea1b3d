namespace Avinode.Client;

/// <summary>A booking as Avinode holds it.</summary>
/// <param name="BookingId">Avinode's id of the booking, as it stands in the answer.</param>
/// <param name="Status">Avinode's word for the status; null when it gave none.</param>
public sealed record BookingDetails(BookingId BookingId, string? Status)
{
    public string? ConfirmationNumber { get; init; }
    public string? PaymentStatus { get; init; }
    public string? QuoteId { get; init; }
    public string? TripId { get; init; }

    /// <summary>The reference that came with the booking request, exactly as Avinode sent it: to be compared, not shown.</summary>
    public string? ExternalReference { get; init; }

    public decimal? TotalPrice { get; init; }
    public string? Currency { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Why it was cancelled: the operator's words.</summary>
    public string? Reason { get; init; }

    /// <summary>What Avinode remarked beside the answer.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    internal static BookingDetails? Of(ResponseNode data, IReadOnlyList<string> warnings)
    {
        if (data.Line("bookingId", "id") is not { } id)
        {
            return null;
        }

        var price = data["totalPrice"];
        return new BookingDetails(Client.BookingId.FromAvinode(id), data.Line("status"))
        {
            ConfirmationNumber = data.Line("confirmationNumber"),
            PaymentStatus = data.Line("paymentStatus"),
            QuoteId = data.Line("quoteId"),
            TripId = data.Line("tripId"),
            ExternalReference = data.Text("externalReference"),
            TotalPrice = price.IsObject ? price.Amount("price") : data.Amount("totalPrice"),
            Currency = price.IsObject ? price.Line("currency") : data.Line("currency"),
            UpdatedAt = data.Time("updatedAt", "updatedOn", "cancelledOn", "confirmedOn", "createdOn"),
            Reason = data.Text("reason", "cancellationReason") is { } reason ? UntrustedText.Clean(reason, 500) : null,
            Warnings = warnings,
        };
    }
}
