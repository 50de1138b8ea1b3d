namespace Avinode.Bookings;

/// <summary>When something that did not succeed is tried again: soon at first, then hourly, until it is given up.</summary>
public sealed class RetrySchedule
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly TimeSpan[] _first;
    private readonly int _hours;

    private RetrySchedule(int hours, params int[] firstSeconds) =>
        (_hours, _first) = (hours, [.. firstSeconds.Select(seconds => TimeSpan.FromSeconds(seconds))]);

    /// <summary>Looking up an outcome that is not known. Who looks it up decides when a person must.</summary>
    public static RetrySchedule Lookups { get; } = new(int.MaxValue, 5, 15, 45, 120, 600, 1_800);

    /// <summary>Working on a webhook: for two days, as long as Avinode itself would repeat it.</summary>
    public static RetrySchedule Webhooks { get; } = new(48, 1, 5, 30, 120, 600);

    /// <summary>Sending a mail: for three days.</summary>
    public static RetrySchedule Mail { get; } = new(70, 60, 120, 240, 480, 960, 1_920);

    /// <summary>The pause after so many attempts, of which there was at least one; null when it is given up.</summary>
    /// <param name="attempts">They are counted, rather than the time: a service that was off for a week has not tried for a week.</param>
    public TimeSpan? PauseAfter(int attempts) =>
        attempts <= _first.Length ? _first[attempts - 1] : attempts - _first.Length <= _hours ? Hour : null;
}
