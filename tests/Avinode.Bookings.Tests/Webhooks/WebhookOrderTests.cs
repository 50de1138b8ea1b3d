using FsCheck;
using FsCheck.Fluent;

namespace Avinode.Bookings.Tests;

public class WebhookOrderTests
{
    private static readonly int Events = UpstreamHistory.Steps.Length;

    // All 5,040 orders, each on a booking of its own; the n-th event of all of them is worked off together.
    [Fact]
    public async Task Every_order_of_seven_events_ends_in_Avinodes_state_with_one_mail_for_each_turn()
    {
        await using var bench = await WebhookBench.OpenAsync(StoreKind.Memory);
        var orders = UpstreamHistory.Orders(Events).ToArray();
        orders.Should().HaveCount(5_040);
        var bookings = new List<Booking>();
        for (var number = 1; number <= orders.Length; number++)
        {
            bookings.Add(await bench.AcceptedAsync(number));
        }

        for (var place = 0; place < Events; place++)
        {
            // Avinode has moved just as far as the events that have arrived tell: the furthest behind that it can be.
            for (var i = 0; i < orders.Length; i++)
            {
                bench.Avinode.Holds(i + 1, orders[i][..(place + 1)].Max());
            }

            await bench.ReceiveAsync(orders.Select((order, i) => Body(UpstreamHistory.Steps[order[place]].Event, i + 1)));
            await bench.WorkAsync();
        }

        for (var i = 0; i < orders.Length; i++)
        {
            var because = $"the events came in the order {string.Join(' ', orders[i])}";
            var now = await bench.NowAsync(bookings[i]);
            (now.Status, now.PaymentStatus, now.ConfirmationNumber).Should().Be((BookingStatus.Refunded, "refunded", "BR-1"), because);
            var seen = orders[i].Select((_, place) => orders[i][..(place + 1)].Max());
            (await bench.MailsAsync(bookings[i])).Should().Equal(UpstreamHistory.MailsFor(seen), because);
        }

        (await bench.EventsAsync()).Should().HaveCount(7 * 5_040).And.OnlyContain(kept => kept.State == WebhookState.Done);
    }

    private static string Body(string name, int number) => $$"""{"event":"{{name}}","bookingId":"abooking-{{number}}"}""";

    // Some deliveries come twice or more, some never, several at once; Avinode is further on than the event, or refuses. Polling finds the
    // lost ones.
    [Fact]
    public void Duplicates_losses_and_refusals_end_in_Avinodes_state_with_one_mail_for_each_turn() => Prop
        .ForAll(Histories, history => HoldsAsync(history).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static Arbitrary<Delivery[]> Histories { get; } = ArbMap.Default
        .GeneratorFor<(byte Event, byte Ahead, byte Kind)>()
        .Select(each => new Delivery(each.Event % Events, each.Ahead % 3, IsRefused: each.Kind % 5 == 0, IsWorkedOff: each.Kind % 3 != 0))
        .ArrayOf()
        .ToArbitrary();

    private static async Task<bool> HoldsAsync(Delivery[] deliveries)
    {
        await using var bench = await WebhookBench.OpenAsync(StoreKind.Memory);
        var booking = await bench.AcceptedAsync(1);

        // Up to the payment, which is where a lost event can still be made up for by looking.
        var (last, at, seen) = (4, 0, new List<int>());
        foreach (var delivery in deliveries)
        {
            at = Math.Min(last, Math.Max(at, delivery.Event) + delivery.Ahead);
            bench.Avinode.Holds(1, at);
            await bench.ReceiveAsync(1, UpstreamHistory.Steps[delivery.Event].Event);
            bench.Avinode.Refuses = delivery.IsRefused ? System.Net.HttpStatusCode.NotFound : null;
            if (delivery.IsWorkedOff)
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(30));
                await bench.WorkAsync();
                seen.AddRange(delivery.IsRefused ? [] : [at]);
            }
        }

        (at, bench.Avinode.Refuses) = (last, null);
        bench.Avinode.Holds(1, at);
        await bench.PollAsync();
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.WorkAsync();

        var now = await bench.NowAsync(booking);
        return now.Status == BookingStatus.Paid && now.PaymentStatus == "paid" && now.TotalPrice == 41_000.5m
            && (await bench.MailsAsync(booking)).SequenceEqual(UpstreamHistory.MailsFor(seen.Append(last)))
            && (await bench.EventsAsync()).All(kept => kept.State == WebhookState.Done);
    }

    private sealed record Delivery(int Event, int Ahead, bool IsRefused, bool IsWorkedOff);
}
