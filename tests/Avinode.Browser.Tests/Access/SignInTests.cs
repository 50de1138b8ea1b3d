using System.Net;
using Avinode.Bookings;
using Avinode.Client;
using Avinode.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Avinode.Browser.Tests;

public sealed class SignInTests
{
    [FactWhenInstalled("chromium")]
    public Task Who_is_not_signed_in_is_asked_for_a_key_and_brought_where_they_wanted_to_go() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.OpenAsync();
        rep.ExpectsFailures = true;

        await rep.Page.GotoAsync("/trips/SNDBX1?sort=operator");
        await rep.Page.GetByLabel("API key").FillAsync("not-one-of-the-keys-0123456789abcdef");
        await rep.Page.Keyboard.PressAsync("Enter");
        await DeskPage.ShouldSayAsync(rep.Page.GetByRole(AriaRole.Alert), "This key is not known");
        await rep.Page.GetByLabel("API key").FillAsync(ServedDesk.BookerKey);
        await rep.Page.Keyboard.PressAsync("Enter");

        await DeskPage.ShouldShowAsync(rep.Page.GetByRole(AriaRole.Heading, new() { Name = "Trip SNDBX1" }));
        rep.Page.Url.Should().EndWith("/trips/SNDBX1?sort=operator");
        var cookie = (await rep.Context.CookiesAsync()).Should().ContainSingle().Which;
        cookie.Name.Should().StartWith("__Host-");
        cookie.Should().Match<BrowserContextCookiesResult>(it => it.HttpOnly && it.Secure && it.SameSite == SameSiteAttribute.Strict
            && it.Path == "/");
        cookie.Value.Should().NotContain(ServedDesk.BookerKey);
    });

    [FactWhenInstalled("chromium")]
    public Task After_sign_out_nothing_is_shown_and_nothing_is_done() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.OpenAsync(ServedDesk.BookerKey);
        rep.ExpectsFailures = true;
        await rep.OpenTripAsync();

        await rep.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await DeskPage.ShouldShowAsync(rep.Page.GetByLabel("API key"));
        await rep.Page.GoBackAsync();

        await DeskPage.ShouldShowAsync(rep.Page.GetByLabel("API key"));
        (await rep.Page.EvaluateAsync<int>("async () => (await fetch('/api/bookings')).status")).Should().Be(401);
    });

    [FactWhenInstalled("chromium")]
    public Task A_viewer_sees_everything_and_may_change_nothing() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.OpenAsync(ServedDesk.ViewerKey);
        rep.ExpectsFailures = true;
        await rep.OpenTripAsync();

        await DeskPage.ShouldSayAsync(rep.Card("Blue Heron"), "Proposal");
        await Expect(rep.Page.GetByText("Book flight")).ToHaveCountAsync(0);
        await Expect(rep.Page.GetByText("Decline")).ToHaveCountAsync(0);
        await rep.Card("Blue Heron").GetByRole(AriaRole.Link, new() { Name = "Message" }).ClickAsync();
        await DeskPage.ShouldShowAsync(rep.Page.Locator("#chat .message").First);
        await Expect(rep.Page.Locator("#chat form")).ToHaveCountAsync(0);

        foreach (var path in new[] { "/api/bookings", "/api/requests/arfq-20000001/messages", "/api/requests/arfq-20000001/decline" })
        {
            (await PostAsync(rep.Page, path)).Should().Be(403, path);
        }

        desk.Avinode.Bookings.Should().Be(0);
    });

    [FactWhenInstalled("chromium")]
    public Task Only_ops_changes_the_state_by_hand_and_only_as_the_table_allows() => ServedDesk.WithKeysAsync(async desk =>
    {
        var order = new BookingOrder
        {
            QuoteId = QuoteId.Parse("aquote-50000001"),
            TripId = TripId.Parse("atrip-10000001"),
            Customer = new Customer { Name = "Pat Client", Email = "pat@example.com" }
        };
        var booking = (await desk.Get<BookFlight>().RunAsync(order, null, Actors.Agent, CancellationToken.None)).Value.Booking;
        var booker = await desk.OpenAsync(ServedDesk.BookerKey);
        await booker.Page.GotoAsync($"/bookings/{booking.Reference}");
        var ops = await desk.OpenAsync(ServedDesk.OpsKey);
        await ops.Page.GotoAsync($"/bookings/{booking.Reference}");
        var form = ops.Page.Locator("#decisions");

        await Expect(booker.Page.Locator("#decisions")).ToHaveCountAsync(0);
        await Expect(form.Locator("option")).ToHaveTextAsync(["Choose one", "Confirmed", "Cancelled"]);
        await form.GetByLabel("New status").SelectOptionAsync("confirmed");
        await form.GetByLabel("How do you know?").FillAsync("The operator called.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Update status" }).ClickAsync();

        await DeskPage.ShouldSayAsync(ops.Page.Locator(".standing-box"), "Confirmed");
        await DeskPage.ShouldSayAsync(booker.Page.Locator(".standing-box"), "Confirmed");
        await Expect(form.Locator("option")).ToHaveTextAsync(["Choose one", "Payment due", "Paid", "Flown", "Cancelled"]);
        (await desk.TheBookingAsync()).InternalNotes.Should().Be("The operator called.");
    });

    [FactWhenInstalled("chromium")]
    public Task A_session_outlives_a_restart_and_a_page_of_another_site_cannot_use_it() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.OpenAsync(ServedDesk.BookerKey);
        rep.ExpectsFailures = true;
        var session = (await rep.Context.CookiesAsync()).Single();
        await desk.StopAsync();
        await desk.StartAsync();

        (await PostAsync(rep.Page, "/api/bookings")).Should().Be(400, "the session holds; only the order is empty");
        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"),
            ("Origin", "https://elsewhere.example"), ("Origin", "null"), ("X-None", "1") })
        {
            using var client = new HttpClient { BaseAddress = desk.Address };
            client.DefaultRequestHeaders.Add("Cookie", $"{session.Name}={session.Value}");
            client.DefaultRequestHeaders.Add(header, value);
            using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            (await client.PostAsync(new Uri("/api/bookings", UriKind.Relative), body)).StatusCode
                .Should().Be(HttpStatusCode.Forbidden, $"{header}: {value}");
        }

        desk.Avinode.Bookings.Should().Be(0);
    });

    private static Task<int> PostAsync(IPage page, string path) =>
        page.EvaluateAsync<int>(
            """
            async path => {
              const headers = { 'Content-Type': 'application/json' };
              return (await fetch(path, { method: 'POST', headers, body: '{}' })).status;
            }
            """,
            path);
}
