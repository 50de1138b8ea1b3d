
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
        status.ToWire().Should().Be(word);
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
        var word = () => ((BookingStatus)7).ToWire();

        Enum.GetValues<BookingStatus>().Select(status => status.ToWire()).Should().HaveCount(7).And.OnlyHaveUniqueItems();
        word.Should().Throw<ArgumentOutOfRangeException>();
    }
}
