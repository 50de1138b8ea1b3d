namespace Avinode.Bookings.Tests;

public class LookupScheduleTests
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
        LookupSchedule.Next(Start, Start, done).Should().Be(Start.AddSeconds(seconds));

    [Fact]
    public void After_two_days_a_person_decides()
    {
        LookupSchedule.Next(Start, Start.AddDays(2).AddTicks(-1), 50).Should().NotBeNull();
        LookupSchedule.Next(Start, Start.AddDays(2), 50).Should().BeNull();
    }
}
