using Avinode.Client;

namespace Avinode.Bookings.Tests.Bookings;

public sealed class BookingStatusTests
{
    [Theory]
    [InlineData(BookingStatus.Pending, "pending")]
    [InlineData(BookingStatus.Confirmed, "confirmed")]
    [InlineData(BookingStatus.PaymentPending, "payment_pending")]
    [InlineData(BookingStatus.Paid, "paid")]
    [InlineData(BookingStatus.Completed, "completed")]
    [InlineData(BookingStatus.Cancelled, "cancelled")]
    [InlineData(BookingStatus.Refunded, "refunded")]
    public void Each_status_has_its_word_and_is_read_from_it(BookingStatus status, string word)
    {
        status.Word().Should().Be(word);
        BookingStatuses.TryRead(word, out var read).Should().BeTrue();
        read.Should().Be(status);
        BookingStatuses.TryRead(word.ToUpperInvariant(), out read).Should().BeTrue("capitals change nothing");
        read.Should().Be(status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData(" confirmed")]
    [InlineData("canceled")]
    [InlineData("PaymentPending")]
    [InlineData("payment pending")]
    [InlineData("confirmed,paid")]
    public void Another_word_is_no_status(string? word) => BookingStatuses.TryRead(word, out _).Should().BeFalse();

    [Fact]
    public void There_are_seven_and_no_word_for_an_eighth()
    {
        var word = () => ((BookingStatus)7).Word();

        Enum.GetValues<BookingStatus>().Select(status => status.Word()).Should().HaveCount(7).And.OnlyHaveUniqueItems();
        word.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(BookingStatus.Pending, "Awaiting operator confirmation.*booking_id abooking-1 *do not tell the customer*")]
    [InlineData(BookingStatus.Confirmed, "*has confirmed*confirmation number*payment*")]
    [InlineData(BookingStatus.PaymentPending, "*awaits the payment*")]
    [InlineData(BookingStatus.Paid, "Paid*")]
    [InlineData(BookingStatus.Completed, "*flown*")]
    [InlineData(BookingStatus.Cancelled, "*cancelled*another quote*")]
    [InlineData(BookingStatus.Refunded, "*refund*")]
    public void Each_status_says_what_to_do_next(BookingStatus status, string steps)
    {
        State(WriteOutcome.Accepted, status).NextSteps.Should().Match(steps).And.NotContain("Do not book again");

        State(WriteOutcome.Unknown, status).NextSteps.Should().Match("*not known*Do not book again*booking_id ref-1 *");
    }

    [Fact]
    public void A_status_that_does_not_exist_has_no_next_step()
    {
        var steps = () => State(WriteOutcome.Accepted, (BookingStatus)7).NextSteps;

        steps.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static BookingState State(WriteOutcome outcome, BookingStatus status) => new() { Outcome = outcome, Status = status, BookingId = "abooking-1", Reference = "ref-1" };
}
