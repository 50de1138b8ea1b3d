using Avinode.Agent;
using Avinode.Bookings;

namespace Avinode.Mcp.Tests.Tools;

public sealed class StatusGuidanceTests
{
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
        StatusGuidance.For(SubmissionStatus.Accepted, status, "abooking-1").Should().Match(steps).And.NotContain("Do not book again");

        StatusGuidance.For(SubmissionStatus.Unknown, status, "ref-1").Should().Match("*not known*Do not book again*booking_id ref-1 *");
    }

    [Theory]
    [InlineData(SubmissionStatus.Sending, "*Do not book again*")]
    [InlineData(SubmissionStatus.Ready, "Nothing was sent yet*")]
    [InlineData(SubmissionStatus.Rejected, "*nothing is booked*")]
    public void A_request_without_an_outcome_says_so_before_any_status(SubmissionStatus submission, string steps) =>
        StatusGuidance.For(submission, BookingStatus.Confirmed, "ref-1").Should().Match(steps);

    [Fact]
    public void A_status_that_does_not_exist_has_no_next_step()
    {
        var steps = () => StatusGuidance.For(SubmissionStatus.Accepted, (BookingStatus)7, "abooking-1");

        steps.Should().Throw<ArgumentOutOfRangeException>();
    }
}
