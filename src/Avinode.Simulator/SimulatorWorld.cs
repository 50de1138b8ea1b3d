using System.Security.Cryptography;

namespace Avinode.Simulator;

/// <summary>
/// The pretend marketplace: two trips, three operators, their quotes, chats and bookings. The same clock and the same requests always
/// give the same responses. What takes time (an operator's reply, a decision on a booking) is computed from the clock when it is read.
/// Safe for use by many threads.
/// </summary>
public sealed partial class SimulatorWorld
{
    private const int IdRange = 1_000_000_000;

    private readonly Lock gate = new();

    // Added to the ids of new objects, not to those of the seed data.
    private int idsFrom;

    /// <summary>Sets up a fresh world whose trips lie in the future of <paramref name="clock"/>.</summary>
    public SimulatorWorld(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Clock = clock;
        RateLimit = new RateLimit(clock);
        SeedData.Populate(this);
    }

    /// <summary>
    /// Sets up a fresh world for a database that holds bookings of other worlds too: new bookings and messages get ids from a random start.
    /// </summary>
    public static SimulatorWorld WithFreshIds(TimeProvider clock) => new(clock) { idsFrom = RandomNumberGenerator.GetInt32(1, IdRange) };

    internal TimeProvider Clock { get; }
    internal RateLimit RateLimit { get; }

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Does one request's work; one at a time, so that of two bookings of a quote one comes second.</summary>
    internal SimulatorResponse Work(Route route, RouteCall call)
    {
        lock (gate)
        {
            return route.Handle(this, call);
        }
    }
}
