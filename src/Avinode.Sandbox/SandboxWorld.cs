namespace Avinode.Sandbox;

/// <summary>
/// The pretend marketplace: two trips, three operators, their quotes, chats and bookings. The same clock and the same requests always
/// give the same answers. What takes time (an operator's reply, a decision on a booking) is computed from the clock when it is read.
/// Safe for use by many threads.
/// </summary>
public sealed partial class SandboxWorld
{
    private readonly Lock gate = new();

    /// <summary>Sets up a fresh world whose trips lie in the future of <paramref name="clock"/>.</summary>
    public SandboxWorld(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Clock = clock;
        RateLimit = new RateLimit(clock);
        Opening.Furnish(this);
    }

    internal TimeProvider Clock { get; }

    internal RateLimit RateLimit { get; }

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Does one request's work; one at a time, so that of two bookings of a quote one comes second.</summary>
    internal SandboxAnswer Work(Route route, RouteCall call)
    {
        lock (gate)
        {
            return route.Answer(this, call);
        }
    }
}
