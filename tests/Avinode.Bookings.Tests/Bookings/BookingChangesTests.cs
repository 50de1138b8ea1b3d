using Avinode.Client;

namespace Avinode.Bookings.Tests;

public class BookingChangesTests
{
    private static readonly DateTimeOffset Now = Sample.Noon.AddDays(1);

    [Theory]
    [InlineData("confirmed", true)]
    [InlineData("payment_pending", true)]
    [InlineData("paid", true)]
    [InlineData("completed", true)]
    [InlineData("pending", false)]
    [InlineData("cancelled", false)]
    [InlineData("refunded", false)]
    public void What_awaits_payment_is_paid_or_flown_was_confirmed(string word, bool isConfirmed)
    {
        var booking = Sample.Intent() with { Submission = SubmissionStatus.Unknown };

        var (seen, _) = booking.SyncedFromAvinode(new BookingDetails(BookingId.Parse("abooking-7"), word), Now, Actors.Webhook)!;

        seen.ConfirmedAt.Should().Be(isConfirmed ? Now : null);
    }

    [Fact]
    public void A_later_state_does_not_move_the_time_of_the_confirmation()
    {
        var booking = Sample.Intent() with
        {
            Submission = SubmissionStatus.Accepted,
            Status = BookingStatus.Confirmed,
            ConfirmedAt = Sample.Noon
        };

        var (paid, _) = booking.SyncedFromAvinode(new BookingDetails(BookingId.Parse("abooking-7"), "paid"), Now, Actors.Webhook)!;
        var (cancelled, _) = paid.Set(BookingStatus.Cancelled, Now, Actors.Ops);
        var (refunded, _) = cancelled.Set(BookingStatus.Refunded, Now.AddDays(1), Actors.Ops);

        refunded.Should().BeEquivalentTo(new { ConfirmedAt = Sample.Noon, CancelledAt = Now });
    }

    [Fact]
    public void A_state_about_money_tells_the_payment_too_unless_Avinode_has_a_word_of_its_own()
    {
        var booking = Sample.Intent() with { Submission = SubmissionStatus.Accepted, Status = BookingStatus.Confirmed };

        var (byPerson, _) = booking.Set(BookingStatus.Paid, Now, Actors.Ops);
        var (seen, _) = booking.SyncedFromAvinode(new BookingDetails(BookingId.Parse("abooking-7"), "paid"), Now, Actors.Webhook)!;
        var inPart = new BookingDetails(BookingId.Parse("abooking-7"), "paid") { PaymentStatus = "paid_in_part" };
        var (told, _) = booking.SyncedFromAvinode(inPart, Now, Actors.Webhook)!;
        var (refunded, _) = seen.Set(BookingStatus.Refunded, Now, Actors.Ops);

        new[] { booking, byPerson, seen, told, refunded }.Select(each => each.PaymentStatus).Should().Equal("pending", "paid", "paid",
            "paid_in_part", "refunded");
    }
}
