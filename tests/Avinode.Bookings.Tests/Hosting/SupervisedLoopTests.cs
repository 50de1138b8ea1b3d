using Avinode.Testing;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings.Tests;

public sealed class SupervisedLoopTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly StringWriter _log = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ILoggerFactory _logs;
    private int _begun;

    public SupervisedLoopTests()
    {
        var log = new StderrLog(TextWriter.Synchronized(_log), _clock, simulator: false);
        _logs = LoggerFactory.Create(logging => logging.AddProvider(log));
    }

    [Fact]
    public async Task What_nobody_foresaw_is_logged_without_its_words_and_the_work_begins_anew_after_pauses_that_grow()
    {
        var work = RunAsync(_ => throw new FormatException("pat@example.com is no date"));

        foreach (var pause in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var before = _begun;
            await PassAsync(TimeSpan.FromSeconds(pause) - TimeSpan.FromMilliseconds(1));
            _begun.Should().Be(before);
            await PassAsync(TimeSpan.FromMilliseconds(1));
            _begun.Should().Be(before + 1);
        }

        work.IsCompleted.Should().BeFalse();
        _log.ToString().Should().Contain("Error").And.Contain(nameof(FormatException)).And.NotContain("pat@example.com");
    }

    [Fact]
    public async Task After_a_minute_without_a_defect_the_pause_is_short_again()
    {
        var isSound = false;
        _ = RunAsync(async token =>
        {
            await (isSound ? Task.Delay(TimeSpan.FromMinutes(2), _clock, token) : Task.CompletedTask);
            throw new FormatException();
        });
        await PassAsync(TimeSpan.FromSeconds(1));
        await PassAsync(TimeSpan.FromSeconds(2));
        isSound = true;
        await PassAsync(TimeSpan.FromSeconds(4));
        await PassAsync(TimeSpan.FromMinutes(2));
        var before = _begun;

        await PassAsync(TimeSpan.FromSeconds(1));

        _begun.Should().Be(before + 1);
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_a_defect_and_one_that_was_asked_for_is_the_end()
    {
        var work = RunAsync(token =>
            _begun == 1 ? Task.FromException(new TaskCanceledException()) : Task.Delay(Timeout.InfiniteTimeSpan, _clock, token));
        await PassAsync(TimeSpan.FromSeconds(1));

        _begun.Should().Be(2);
        await _stop.CancelAsync();

        await FluentActions.Awaiting(() => work).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_of_once_and_so_is_its_return()
    {
        var isAway = true;
        _ = RunAsync(token => isAway
            ? Task.FromException(new StoreUnavailableException("The disk is full.", inDoubt: false))
            : Task.Delay(TimeSpan.FromSeconds(5), _clock, token));
        for (var second = 1; second < 5; second++)
        {
            await PassAsync(TimeSpan.FromSeconds(1));
            _begun.Should().Be(second + 1, "it is tried every second");
        }

        _log.ToString().Split("The disk is full.").Should().HaveCount(2);
        isAway = false;
        await PassAsync(TimeSpan.FromSeconds(1));
        await PassAsync(TimeSpan.FromSeconds(5));
        await _clock.WhenTimersAsync(1);

        _log.ToString().Should().NotContain("Error").And.Contain("Information").And.Contain("is back after 10 s");
    }

    [Fact]
    public async Task What_must_be_written_is_tried_until_the_database_takes_it()
    {
        var written = SupervisedLoop.InsistAsync(
            _ => ++_begun < 3
                ? Task.FromException<string>(new StoreUnavailableException("Locked.", inDoubt: false))
                : Task.FromResult("written"),
            _logs.CreateLogger("test"),
            _clock,
            _stop.Token);
        await PassAsync(TimeSpan.FromSeconds(1));
        await PassAsync(TimeSpan.FromSeconds(1));

        (await written).Should().Be("written");
        _log.ToString().Split("Locked.").Should().HaveCount(2);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _logs.Dispose();
        _log.Dispose();
    }

    private Task RunAsync(Func<CancellationToken, Task> work) => SupervisedLoop.RunAsync(
        token =>
        {
            _begun++;
            return work(token);
        },
        wait: null,
        _logs.CreateLogger("test"),
        _clock,
        _stop.Token);

    private async Task PassAsync(TimeSpan time)
    {
        await _clock.WhenTimersAsync(1);
        _clock.Advance(time);
    }
}
