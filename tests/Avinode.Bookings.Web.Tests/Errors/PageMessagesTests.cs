namespace Avinode.Bookings.Web.Tests;

public class PageMessagesTests
{
    [Fact]
    public async Task A_person_is_told_in_plain_words_and_a_program_finds_the_codes_behind_them()
    {
        await using var served = await ServedBookings.StartAsync(time: TimeProvider.System);
        await served.Upstream.DisposeAsync();

        var booking = await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
        var trip = await (await served.Caller().GetAsync(new Uri("/api/trips/atrip-10002222", UriKind.Relative))).JsonAsync();

        booking.Text("title").Should().Be("We couldn't reach Avinode. Nothing was booked. Try again.");
        trip.Text("title").Should().Be("We couldn't reach Avinode. Try again.");
        trip.Text("detail").Should().Contain("AVINODE_BASE_URL");
    }
}
