namespace Avinode.Bookings.Web.Tests;

public class SandboxMarkTests
{
    [Theory]
    [InlineData(true, "/api/bookings")]
    [InlineData(true, "/api/nowhere")]
    [InlineData(true, "/")]
    [InlineData(false, "/api/bookings")]
    public async Task Each_answer_of_the_sandbox_says_so_and_no_other_does(bool sandbox, string path)
    {
        await using var served = await ServedBookings.StartAsync(sandbox);

        var answer = await served.AskAsync(path);

        answer.Headers.Contains("X-Sandbox").Should().Be(sandbox);
    }
}
