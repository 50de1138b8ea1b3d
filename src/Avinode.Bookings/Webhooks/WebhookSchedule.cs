namespace Avinode.Bookings;

/// <summary>When a webhook is worked on again: soon at first, then hourly for two days, as long as Avinode itself would repeat it.</summary>
internal static class WebhookSchedule
{
    private const int Hours = 48;

    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] First =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>The pause after so many attempts, of which there was one at least; null when it is given up.</summary>
    public static TimeSpan? PauseAfter(int attempts) => attempts <= First.Length ? First[attempts - 1] : attempts <= First.Length + Hours ? Later : null;
}
