namespace Avinode.Bookings.Tests;

public class RetryScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 15)]
    [InlineData(2, 45)]
    [InlineData(3, 120)]
    [InlineData(4, 600)]
    [InlineData(5, 1800)]
    [InlineData(6, 3600)]
    [InlineData(40, 3600)]
    public void A_look_up_follows_after_so_many_seconds(int done, int seconds) =>
        BookingChanges.NextLookup(Start, Start, done).Should().Be(Start.AddSeconds(seconds));

    [Fact]
    public void After_two_days_without_an_outcome_a_person_decides()
    {
        BookingChanges.NextLookup(Start, Start.AddDays(2).AddTicks(-1), 50).Should().NotBeNull();
        BookingChanges.NextLookup(Start, Start.AddDays(2), 50).Should().BeNull();
    }

    [Theory]
    [InlineData(1, 1), InlineData(2, 5), InlineData(3, 30), InlineData(4, 120), InlineData(5, 600)]
    [InlineData(6, 3600), InlineData(53, 3600)]
    public void A_webhook_is_handled_again_after_so_many_seconds(int attempts, int seconds) =>
        RetrySchedule.Webhooks.PauseAfter(attempts).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(1, 1), InlineData(2, 2), InlineData(3, 4), InlineData(6, 32), InlineData(7, 60), InlineData(70, 60)]
    public void A_mail_waits_twice_as_long_each_time_up_to_an_hour(int attempts, int minutes) =>
        RetrySchedule.Mail.PauseAfter(attempts).Should().Be(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void A_webhook_is_given_up_after_two_days_and_a_mail_after_three()
    {
        foreach (var (schedule, days) in new[] { (RetrySchedule.Webhooks, 2), (RetrySchedule.Mail, 3) })
        {
            var waits = Enumerable.Range(1, 1000).Select(schedule.PauseAfter).TakeWhile(wait => wait is not null).ToArray();

            var sum = waits.Aggregate(TimeSpan.Zero, (waited, wait) => waited + wait!.Value);
            sum.Should().BeCloseTo(TimeSpan.FromDays(days), TimeSpan.FromHours(1));
            schedule.PauseAfter(int.MaxValue).Should().BeNull();
        }
    }
}
