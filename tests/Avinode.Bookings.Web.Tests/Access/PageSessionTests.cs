using System.Globalization;
using System.Net;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

public class PageSessionTests
{
    [Fact]
    public async Task A_session_opens_the_pages_and_the_API_until_twelve_hours_have_passed()
    {
        await using var served = await ServedBookings.StartAsync();
        using var browser = Browser(served);

        (await SignInAsync(browser, ServedBookings.ViewerKey)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await browser.GetAsync(Path("/bookings"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await browser.GetAsync(Path("/api/bookings"))).StatusCode.Should().Be(HttpStatusCode.OK);
        served.Clock.Advance(PageSession.Lifetime - TimeSpan.FromSeconds(1));
        (await browser.GetAsync(Path("/api/bookings"))).StatusCode.Should().Be(HttpStatusCode.OK);
        served.Clock.Advance(TimeSpan.FromSeconds(1));

        (await browser.GetAsync(Path("/api/bookings"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var page = await browser.GetAsync(Path("/bookings?state=pending"));
        page.StatusCode.Should().Be(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().Should().Be("/sign-in?next=%2Fbookings%3Fstate%3Dpending");
    }

    [Theory]
    [InlineData("/bookings", "/bookings"), InlineData("//elsewhere.example", "/"), InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/"), InlineData("", "/")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string next, string expected)
    {
        await using var served = await ServedBookings.StartAsync();
        using var browser = Browser(served);

        var answer = await SignInAsync(browser, ServedBookings.BookerKey, next);

        answer.Headers.Location!.ToString().Should().Be(expected);
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_alone_and_sign_out_takes_it_away()
    {
        await using var served = await ServedBookings.StartAsync();
        using var browser = Browser(served);

        var started = (await SignInAsync(browser, ServedBookings.ViewerKey)).Headers.GetValues("Set-Cookie").Single();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Headers = { { "Sec-Fetch-Site", "same-origin" } } };
        var left = await browser.SendAsync(request);
        var ended = left.Headers.GetValues("Set-Cookie").Single();

        started.Split("; ")[1..].Should().BeEquivalentTo("max-age=43200", "path=/", "secure", "samesite=strict", "httponly");
        left.Headers.Location!.ToString().Should().Be("/sign-in");
        ended.Should().StartWith($"{PageSession.CookieName}=;").And.Contain("expires=Thu, 01 Jan 1970").And.NotContain("max-age");
    }

    [Fact]
    public async Task A_session_that_was_tampered_with_or_is_of_a_withdrawn_key_is_none()
    {
        await using var upstream = await StubUpstream.StartAsync();
        string session;
        await using (var served = await ServedBookings.StartAsync(upstream: upstream))
        {
            using var browser = Browser(served);
            var answer = await SignInAsync(browser, ServedBookings.ViewerKey);
            session = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

            // Later, of a role that is none of its own, cut short, of letters that are no Base64, and of nothing.
            var (until, mark) = (session.Split('=', '.')[1], session.Split('.')[1]);
            var later = long.Parse(until, CultureInfo.InvariantCulture) + 1;
            string[] forgeries =
                [$"{later}.{mark}", $"{until}.{mark[..^4]}", $"{until}.{mark[1..]}A", $"{until}.!", $"{until}.", "..", "", $"-1.{mark}"];
            foreach (var forged in forgeries)
            {
                (await StatusAsync(served, $"{PageSession.CookieName}={forged}")).Should().Be(HttpStatusCode.Unauthorized, forged);
            }

            (await StatusAsync(served, session)).Should().Be(HttpStatusCode.OK);
        }

        await using var other = await ServedBookings.StartAsync(settings: new Dictionary<string, string>
        {
            ["AVINODE_API_KEYS"] = $"viewer={ServedBookings.BookerKey},ops={ServedBookings.OpsKey}",
        });
        (await StatusAsync(other, session)).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("same-origin", null, true), InlineData("none", null, true), InlineData("same-site", null, false)]
    [InlineData("cross-site", null, false)]
    [InlineData(null, "self", true), InlineData(null, "https://elsewhere.example", false), InlineData(null, "null", false)]
    [InlineData("cross-site", "self", false)]
    [InlineData(null, null, false)]
    public async Task What_changes_something_by_a_session_comes_from_our_own_pages(string? site, string? origin, bool passes)
    {
        await using var served = await ServedBookings.StartAsync();
        using var browser = Browser(served);
        await SignInAsync(browser, ServedBookings.BookerKey);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/bookings") { Content = Answers.Json("{}") };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == "self" ? served.Address.GetLeftPart(UriPartial.Authority) : origin);
        }

        var answer = await browser.SendAsync(request);

        answer.StatusCode.Should().Be(passes ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden);
        served.Upstream.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_program_with_a_key_needs_no_origin_and_a_page_of_another_site_cannot_use_the_open_simulator()
    {
        await using var served = await ServedBookings.StartAsync();
        await using var simulator = await ServedBookings.StartAsync(simulator: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/bookings")
        {
            Content = Answers.Json(Answers.Order),
            Headers = { { "Origin", "https://elsewhere.example" } },
        };

        (await served.Caller().PostJsonAsync("/api/bookings", "{}")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await simulator.Caller(key: null).SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static HttpClient Browser(ServedBookings served) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = served.Address };

    // The handler's own jar keeps no secure cookie of a plain address; browsers make an exception for the loopback.
    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string key, string next = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = key, ["next"] = next }),
            Headers = { { "Sec-Fetch-Site", "same-origin" } },
        };
        var answer = await browser.SendAsync(request);
        browser.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return answer;
    }

    private static async Task<HttpStatusCode> StatusAsync(ServedBookings served, string cookie)
    {
        using var browser = Browser(served);
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await browser.GetAsync(Path("/api/bookings"))).StatusCode;
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
