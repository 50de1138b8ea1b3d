using Microsoft.Extensions.Logging.Abstractions;

namespace Avinode.Bookings.Tests;

public class RetentionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_settled_and_what_was_written_is_removed_after_thirty_days(StoreKind kind)
    {
        await using var bench = await WebhookBench.OpenAsync(kind);
        await KeepMessageAsync(1);
        bench.Clock.Advance(TimeSpan.FromDays(20));
        await KeepMessageAsync(2);
        bench.Clock.Advance(TimeSpan.FromDays(11));
        using var stop = new CancellationTokenSource();

        var retention = new Retention(bench.Inbox, bench.Archive, bench.Clock, NullLogger<Retention>.Instance).RunAsync(stop.Token);
        await bench.Clock.WhenTimersAsync(1);

        var messages = await bench.Archive.ListAsync("arfq-20001111", stop.Token);
        messages.Should().ContainSingle().Which.Message.MessageId.Should().Be("asellermsg-2");
        (await bench.EventsAsync()).Should().ContainSingle().Which.ResourceId.Should().Be("asellermsg-2");
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => retention).Should().ThrowAsync<OperationCanceledException>();

        async Task KeepMessageAsync(int number)
        {
            bench.Avinode.HoldsMessage(number, "Passenger Pat Client, passport ZX98765QQ");
            await bench.ReceiveAsync($$"""{"id":"asellermsg-{{number}}","type":"tripmsgs"}""");
            await bench.WorkAsync();
        }
    }
}
