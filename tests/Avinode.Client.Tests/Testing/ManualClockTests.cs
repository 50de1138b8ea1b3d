using Avinode.Testing;

namespace Avinode.Client.Tests.Testing;

public sealed class ManualClockTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come_and_not_before()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _clock);

        _clock.Advance(TimeSpan.FromSeconds(9.999));
        delay.IsCompleted.Should().BeFalse();

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await delay;
    }

    [Fact]
    public void Timers_fire_in_order_and_see_the_time_at_which_they_were_due()
    {
        var start = _clock.GetUtcNow();
        List<(string Name, TimeSpan At)> fired = [];
        using var late = Timer("late", TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var early = Timer("early", TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var periodic = Timer("periodic", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        _clock.Set(start + TimeSpan.FromSeconds(5));

        fired.Select(tick => (tick.Name, tick.At.TotalSeconds))
            .Should().Equal(("early", 1), ("periodic", 2), ("late", 3), ("periodic", 4));
        _clock.GetUtcNow().Should().Be(start.AddSeconds(5));

        ITimer Timer(string name, TimeSpan due, TimeSpan period) =>
            _clock.CreateTimer(_ => fired.Add((name, _clock.GetUtcNow() - start)), null, due, period);
    }

    [Fact]
    public void A_time_out_cancels_and_a_disposed_one_does_not()
    {
        using var kept = new CancellationTokenSource(TimeSpan.FromSeconds(5), _clock);
        var disposed = new CancellationTokenSource(TimeSpan.FromSeconds(5), _clock);
        var token = disposed.Token;
        disposed.Dispose();

        _clock.Advance(TimeSpan.FromSeconds(5));

        kept.IsCancellationRequested.Should().BeTrue();
        token.IsCancellationRequested.Should().BeFalse();
    }

    [Fact]
    public async Task Whoever_waits_for_a_timer_learns_of_it_without_polling()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30), _clock);
        var two = _clock.WhenTimersAsync(2);
        var soon = _clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(2));
        two.IsCompleted.Should().BeFalse();
        soon.IsCompleted.Should().BeFalse();

        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(2), _clock);

        await two;
        await soon;
        _clock.Advance(TimeSpan.FromSeconds(2));
        (await ticks.WaitForNextTickAsync()).Should().BeTrue();
    }
}
