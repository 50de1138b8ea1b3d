namespace Avinode.Bookings.Web.Tests;

public class SimulatorMarkTests
{
    [Theory]
    [InlineData(true, "/api/bookings")]
    [InlineData(true, "/api/nowhere")]
    [InlineData(true, "/")]
    [InlineData(false, "/api/bookings")]
    public async Task Each_answer_of_the_simulator_says_so_and_no_other_does(bool simulator, string path)
    {
        await using var served = await ServedBookings.StartAsync(simulator);

        var answer = await served.AskAsync(path);

        answer.Headers.Contains("X-Simulated").Should().Be(simulator);
    }
}
