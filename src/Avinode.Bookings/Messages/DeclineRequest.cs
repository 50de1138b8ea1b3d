using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Declines an RFQ, or the quote that answers it.</summary>
public sealed class DeclineRequest(AvinodeClient avinode, TimeProvider clock)
{
    /// <summary>Declines once. Refused are a reason not among <see cref="DeclineReasons"/> and a message that breaks a rule.</summary>
    /// <exception cref="AvinodeException">Avinode refused, or it is not known whether it was done.</exception>
    public async Task<Result<DeclineReceipt>> RunAsync(RfqId rfq, string? reason, string? message, CancellationToken cancellationToken)
    {
        if (MessageRules.CheckDecline(reason, message) is { Count: > 0 } problems)
        {
            return Refusal.Invalid(problems);
        }

        var warnings = await avinode.DeclineAsync(rfq, reason!, message, cancellationToken);
        return new DeclineReceipt(clock.GetUtcNow(), warnings);
    }
}

/// <param name="At">When it was declined, UTC.</param>
/// <param name="Warnings">What Avinode remarked beside the success.</param>
public sealed record DeclineReceipt(DateTimeOffset At, IReadOnlyList<string> Warnings);

/// <summary>The reasons for declining a quote of src/contract/onek-141.md.</summary>
public static class DeclineReasons
{
    public const string PriceTooHigh = "price_too_high";

    public const string TimingNotSuitable = "timing_not_suitable";

    public const string DifferentAircraftNeeded = "different_aircraft_needed";

    public const string CustomerCancelled = "customer_cancelled";

    public const string Other = "other";

    public static IReadOnlyList<string> All { get; } = [PriceTooHigh, TimingNotSuitable, DifferentAircraftNeeded, CustomerCancelled, Other];
}
