using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Reads Avinode's word for the state of a booking.</summary>
internal static class StatusWords
{
    /// <summary>A word that is none of the seven is not guessed at: the booking counts as pending, and the word is passed on in a remark.</summary>
    public static (BookingStatus Status, string[] Remark) Read(string? word) =>
        word is null ? (BookingStatus.Pending, [])
        : BookingStatuses.TryRead(word, out var status) ? (status, [])
        : (BookingStatus.Pending, [$"Avinode gave a status that is not known: {UntrustedText.Clean(word, 60)}"]);

    /// <summary>The operator's reason, marked as the operator's words.</summary>
    public static string[] ReasonRemark(this BookingDetails details) => details.Reason is { } words ? [$"The operator's reason: {words}"] : [];
}
