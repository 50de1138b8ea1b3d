namespace Avinode.Bookings;

/// <summary>Why a quote is declined (src/contract/onek-141.md, section 2).</summary>
public static class DeclineReasons
{
    /// <summary>It costs too much.</summary>
    public const string PriceTooHigh = "price_too_high";

    /// <summary>The times do not fit.</summary>
    public const string TimingNotSuitable = "timing_not_suitable";

    /// <summary>The aircraft does not fit.</summary>
    public const string DifferentAircraftNeeded = "different_aircraft_needed";

    /// <summary>The customer does not fly.</summary>
    public const string CustomerCancelled = "customer_cancelled";

    /// <summary>Something else.</summary>
    public const string Other = "other";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [PriceTooHigh, TimingNotSuitable, DifferentAircraftNeeded, CustomerCancelled, Other];
}
