namespace Avinode.Bookings;

/// <summary>When an unknown outcome is looked up: soon at first, then hourly for two days, then by a person only.</summary>
internal static class LookupSchedule
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(2);
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] First =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(45),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
    ];

    /// <param name="since">Since when the outcome has been unknown.</param>
    /// <param name="now">The time of the last look-up.</param>
    /// <param name="done">How many look-ups were made.</param>
    public static DateTimeOffset? Next(DateTimeOffset since, DateTimeOffset now, int done) =>
        now - since >= GiveUpAfter ? null : now + (done < First.Length ? First[done] : Later);
}
