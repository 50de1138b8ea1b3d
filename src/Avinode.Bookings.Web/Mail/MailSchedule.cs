namespace Avinode.Bookings.Web;

/// <summary>When a mail that could not be sent is tried again: after a minute, then each time after twice as long, at most an hour; for three days.</summary>
internal static class MailSchedule
{
    private const int Doublings = 6;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>How long to wait; null when it has been tried for long enough.</summary>
    /// <param name="attempts">
    /// How often it was tried. They are counted, rather than the time: a service that was off for a week has not tried for a week.
    /// </param>
    public static TimeSpan? Next(int attempts)
    {
        var (waited, next) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var attempt = 1; attempt <= attempts && waited < Patience; attempt++)
        {
            next = attempt <= Doublings ? First * (1 << (attempt - 1)) : Longest;
            waited += next;
        }

        return waited < Patience ? next : null;
    }
}
