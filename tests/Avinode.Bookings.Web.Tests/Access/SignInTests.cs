using System.Net;

namespace Avinode.Bookings.Web.Tests;

public class SignInTests
{
    [Theory]
    [InlineData("/bookings?state=paid", "/bookings?state=paid")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nX-Other: 1", "/")]
    [InlineData("/bookings?customer=Müller", "/")]
    public async Task Who_signs_in_is_sent_on_to_a_page_of_ours_and_nowhere_else(string next, string place)
    {
        await using var served = await ServedBookings.StartAsync();
        using var browser = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true })
        { BaseAddress = served.Address };
        using var form = new FormUrlEncodedContent([new("key", ServedBookings.ViewerKey), new("next", next)]);

        var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        answer.StatusCode.Should().Be(HttpStatusCode.Found);
        answer.Headers.Location!.OriginalString.Should().Be(place);
    }
}
