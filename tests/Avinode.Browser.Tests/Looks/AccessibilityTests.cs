using Avinode.Bookings;
using Avinode.Client;
using Avinode.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Avinode.Browser.Tests;

public sealed class AccessibilityTests
{
    [FactWhenInstalled("chromium")]
    public Task Axe_finds_nothing_serious_on_any_page_light_or_dark() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.OpenAsync();
        rep.ExpectsFailures = true;
        await rep.Page.GotoAsync("/sign-in");
        await ShouldBeAccessibleAsync(rep.Page, "sign-in");
        await rep.SignInAsync(ServedDesk.OpsKey);
        await ShouldBeAccessibleAsync(rep.Page, "trips");
        await rep.Page.GotoAsync("/bookings");
        await ShouldBeAccessibleAsync(rep.Page, "no bookings");
        await rep.Page.GotoAsync("/nowhere");
        await ShouldBeAccessibleAsync(rep.Page, "nowhere");
        await rep.OpenTripAsync("SNDBX2");
        await ShouldBeAccessibleAsync(rep.Page, "trip of two legs");
        await rep.OpenTripAsync();
        await ShouldBeAccessibleAsync(rep.Page, "trip");
        await rep.Card("Meridian").GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await ShouldBeAccessibleAsync(rep.Page, "decline");
        await rep.Page.Keyboard.PressAsync("Escape");
        await rep.Card("Blue Heron").GetByRole(AriaRole.Link, new() { Name = "Message" }).ClickAsync();
        await DeskPage.ShouldShowAsync(rep.Page.Locator("#chat .message").First);
        await ShouldBeAccessibleAsync(rep.Page, "chat");
        await rep.Page.Keyboard.PressAsync("Escape");
        await rep.FillInAsync(customer: "");
        await rep.Confirm.ClickAsync();
        await ShouldBeAccessibleAsync(rep.Page, "booking form with a mistake");
        await rep.Form.GetByLabel("Full name").FillAsync("Pat Client");
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");
        await ShouldBeAccessibleAsync(rep.Page, "booked");
        await rep.Page.GotoAsync("/bookings");
        await ShouldBeAccessibleAsync(rep.Page, "bookings");
        await rep.Page.Locator(".bookings .row").First.ClickAsync();
        await DeskPage.ShouldShowAsync(rep.Page.Locator("#booking-chat .message").First);
        await ShouldBeAccessibleAsync(rep.Page, "booking");
    });

    [FactWhenInstalled("chromium")]
    public Task Axe_finds_nothing_serious_where_ops_decides_an_outcome() => ServedDesk.WithKeysAsync(async desk =>
    {
        desk.Avinode.LoseBookings(forGood: true);
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
        ops.ExpectsFailures = true;
        await ops.Page.GotoAsync($"/bookings/{booking.Reference}");
        var form = ops.Page.Locator("#decisions form");

        await ShouldBeAccessibleAsync(ops.Page, "decision");
        await form.GetByLabel("Does the operator have it?").SelectOptionAsync("rejected");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await DeskPage.ShouldSayAsync(form, "How do you know? must tell how you know");
        await Expect(form.GetByLabel("How do you know?")).ToBeFocusedAsync();
        await ShouldBeAccessibleAsync(ops.Page, "decision with a mistake");
        await form.GetByLabel("How do you know?").FillAsync("The operator never got it.");
        await ops.Page.Keyboard.PressAsync("Enter");

        await DeskPage.ShouldSayAsync(ops.Page.Locator(".standing-box"), "Refused");
        await DeskPage.ShouldSayAsync(booker.Page.Locator(".standing-box"), "Refused");
        await Expect(booker.Page.Locator("#decisions")).ToHaveCountAsync(0);
        (await desk.TheBookingAsync()).InternalNotes.Should().Be("The operator never got it.");
        desk.Avinode.Bookings.Should().Be(1);
    });

    [FactWhenInstalled("chromium")]
    public Task A_flight_is_booked_with_the_keyboard_alone() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.OpenAsync(ServedDesk.BookerKey);
        await rep.OpenTripAsync();
        var keys = rep.Page.Keyboard;

        await keys.PressAsync("Tab");
        await Expect(rep.Page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await rep.Card("Blue Heron").GetByText("Book flight").FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(rep.Page.Locator("#booking-title")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("Pat Client");
        await keys.PressAsync("Escape");
        await Expect(rep.Card("Blue Heron").GetByText("Book flight")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(rep.Form.GetByLabel("Full name")).ToHaveValueAsync("Pat Client");
        await rep.Form.GetByLabel("E-mail").FocusAsync();
        await keys.TypeAsync("pat@example.com");
        await keys.PressAsync("Enter");

        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");
        await Expect(rep.Page.Locator("#result-title")).ToBeFocusedAsync();
        await DeskPage.ShouldSayAsync(rep.Page.Locator("#announcer"), "Booking pending");
        desk.Avinode.Bookings.Should().Be(1);
    });

    private static async Task ShouldBeAccessibleAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var found = await page.RunAxe();
            found.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .SelectMany(violation => violation.Nodes.Select(node => $"{name}, {scheme}: {violation.Id} at {node.Target}: {node.Html}"))
                .Should().BeEmpty();
        }
    }
}
