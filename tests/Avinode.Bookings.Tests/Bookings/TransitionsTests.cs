using FsCheck;
using FsCheck.Fluent;

namespace Avinode.Bookings.Tests;

public class TransitionsTests
{
    private static readonly BookingStatus[] All = Enum.GetValues<BookingStatus>();

    [Theory]
    [InlineData(BookingStatus.Pending, "confirmed cancelled")]
    [InlineData(BookingStatus.Confirmed, "payment_pending paid completed cancelled")]
    [InlineData(BookingStatus.PaymentPending, "paid cancelled")]
    [InlineData(BookingStatus.Paid, "completed cancelled refunded")]
    [InlineData(BookingStatus.Completed, "refunded")]
    [InlineData(BookingStatus.Cancelled, "refunded")]
    [InlineData(BookingStatus.Refunded, "")]
    public void Each_state_is_followed_by_these_and_no_others(BookingStatus from, string words)
    {
        var expected = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Transitions.After(from).Select(status => status.ToWire()).Should().Equal(expected);
        All.Where(to => Transitions.Allows(from, to)).Select(status => status.ToWire()).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void A_state_that_does_not_exist_is_followed_by_nothing()
    {
        var after = () => Transitions.After((BookingStatus)7);

        after.Should().Throw<ArgumentOutOfRangeException>().WithMessage("not a booking status*");
    }

    [Fact]
    public void Nothing_leads_back_and_nothing_leads_to_itself() =>
        Prop.ForAll(Pairs, pair =>
        {
            Transitions.CanReach(pair.From, pair.From).Should().BeFalse();
            (Transitions.CanReach(pair.From, pair.To) && Transitions.CanReach(pair.To, pair.From)).Should().BeFalse();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_can_be_reached_is_what_a_walk_of_allowed_steps_reaches() =>
        Prop.ForAll(Pairs, pair => Transitions.CanReach(pair.From, pair.To)
            .Should().Be(Walk(pair.From).Contains(pair.To))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_flown_or_refunded_booking_is_never_confirmed_again()
    {
        foreach (var end in new[] { BookingStatus.Completed, BookingStatus.Cancelled, BookingStatus.Refunded })
        {
            Transitions.CanReach(end, BookingStatus.Confirmed).Should().BeFalse();
            Transitions.CanReach(end, BookingStatus.Pending).Should().BeFalse();
        }
    }

    private static Arbitrary<(BookingStatus From, BookingStatus To)> Pairs =>
        (from first in Gen.Elements(All) from second in Gen.Elements(All) select (first, second)).ToArbitrary();

    private static HashSet<BookingStatus> Walk(BookingStatus from)
    {
        var (reached, open) = (new HashSet<BookingStatus>(), new Queue<BookingStatus>([from]));
        while (open.TryDequeue(out var at))
        {
            foreach (var next in Transitions.After(at).Where(reached.Add))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }
}
