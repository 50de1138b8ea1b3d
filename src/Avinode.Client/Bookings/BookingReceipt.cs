namespace Avinode.Client;

/// <summary>Avinode's answer to a booking request that it accepted.</summary>
/// <param name="BookingId">Avinode's id of the booking, as it stands in the answer.</param>
/// <param name="Status">Avinode's word for the status; null when it gave none.</param>
/// <param name="ConfirmationNumber">The operator's number; mostly comes later.</param>
/// <param name="ResponseDeadline">Until when the operator is to answer.</param>
/// <param name="Warnings">What Avinode remarked beside the success.</param>
public sealed record BookingReceipt(
    BookingId BookingId, string? Status, string? ConfirmationNumber, DateTimeOffset? ResponseDeadline, IReadOnlyList<string> Warnings);
