namespace Avinode.Simulator.Tests.Http;

public sealed class RateLimitTests
{
    private readonly SimulatorDriver simulator = new();

    [Fact]
    public async Task Each_answer_tells_what_is_left_and_an_hour_later_all_is_left_again()
    {
        var first = await simulator.GetAsync("trips/10000001");
        simulator.Clock.Advance(TimeSpan.FromSeconds(10));
        var second = await simulator.GetAsync("trips/nowhere");
        simulator.Clock.Advance(TimeSpan.FromSeconds(3590));
        var later = await simulator.GetAsync("trips/10000001");

        Left(first).Should().Be(("3599", "3600"));
        Left(second).Should().Be(("3598", "3590"));
        Left(later).Should().Be(("3599", "3600"));
    }

    [Fact]
    public async Task Nobody_is_refused_for_asking_too_much()
    {
        Answer? last = null;
        for (var count = 0; count <= 3601; count++)
        {
            last = await simulator.GetAsync("nowhere");
        }

        last!.Header("X-Rate-Limit-Remaining").Should().Be("0");
        (await simulator.GetAsync("trips/10000001")).Status.Should().Be(System.Net.HttpStatusCode.OK);
    }

    private static (string Remaining, string Reset) Left(Answer answer) =>
        (answer.Header("X-Rate-Limit-Remaining"), answer.Header("X-Rate-Limit-Reset"));
}
