namespace Avinode.Bookings.Web.Tests;

public class MailScheduleTests
{
    [Theory]
    [InlineData(1, 1), InlineData(2, 2), InlineData(3, 4), InlineData(6, 32), InlineData(7, 60), InlineData(70, 60)]
    public void It_waits_twice_as_long_each_time_up_to_an_hour(int attempts, int minutes) =>
        MailSchedule.Next(attempts).Should().Be(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void It_gives_up_after_three_days()
    {
        var waits = Enumerable.Range(1, 1000).Select(MailSchedule.Next).TakeWhile(wait => wait is not null).ToArray();

        waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait!.Value).Should().BeCloseTo(TimeSpan.FromDays(3), TimeSpan.FromHours(1));
        MailSchedule.Next(int.MaxValue).Should().BeNull();
    }
}
