using System.Globalization;

namespace Avinode.Simulator;

/// <summary>A booking request as its operator received it. Its passengers are not kept, only a fingerprint of the request.</summary>
internal sealed record Booking(int Number, Quote Quote, string? ExternalReference, string Fingerprint, DateTimeOffset CreatedOn)
{
    private static readonly TimeSpan OperatorDecisionTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ResponseTime = TimeSpan.FromHours(24);

    public DateTimeOffset ResponseDeadline => CreatedOn + ResponseTime;

    public DateTimeOffset DecidedOn => CreatedOn + OperatorDecisionTime;

    public string? DeclinedBecause => Quote.Rfq.Operator.DeclinesBookingsBecause;

    public bool WillBeConfirmed => DeclinedBecause is null;

    public string ConfirmationNumber =>
        string.Create(
            CultureInfo.InvariantCulture, $"{Quote.Rfq.Operator.ConfirmationPrefix}-{CreatedOn.UtcDateTime.Year}-{Number % 10000:0000}");

    public string StatusAt(DateTimeOffset now) => now < DecidedOn ? "pending" : WillBeConfirmed ? "confirmed" : "cancelled";
}
