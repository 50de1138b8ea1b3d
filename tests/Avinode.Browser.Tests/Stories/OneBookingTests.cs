using Avinode.Bookings;
using Avinode.Testing;
using static Microsoft.Playwright.Assertions;

namespace Avinode.Browser.Tests;

/// <summary>Whatever a hasty hand does, the operator receives one request.</summary>
public sealed class OneBookingTests
{
    [FactWhenInstalled("chromium")]
    public Task A_double_click_books_once() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync();

        desk.Avinode.HoldBookings();
        await rep.Confirm.DblClickAsync();
        await rep.Form.GetByLabel("Full name").PressAsync("Enter");
        await DeskPage.ShouldSayAsync(rep.Form, "Sending");
        desk.Avinode.ReleaseBookings();

        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");
        desk.Avinode.Bookings.Should().Be(1);
        (await desk.TheBookingAsync()).Submission.Should().Be(SubmissionStatus.Accepted);
    });

    [FactWhenInstalled("chromium")]
    public Task A_reload_while_sending_joins_the_booking() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync();

        desk.Avinode.HoldBookings();
        await rep.Confirm.ClickAsync();
        await desk.Avinode.BookingArrivedAsync();
        var stored = await rep.Page.EvaluateAsync<string>("() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])");
        await rep.Page.ReloadAsync();
        await DeskPage.ShouldSayAsync(rep.Card("Blue Heron"), "Sending");
        await Expect(rep.Card("Blue Heron").GetByText("Book flight")).ToHaveCountAsync(0);
        desk.Avinode.ReleaseBookings();

        await DeskPage.ShouldSayAsync(rep.Card("Blue Heron"), "Booking pending");
        desk.Avinode.Bookings.Should().Be(1);
        stored.Should().Contain("aquote-50000001").And.NotContainAny("ZX98765QQ", "1981-02-03", "Pat", "example.com");
        (await rep.Page.EvaluateAsync<int>("() => sessionStorage.length")).Should().Be(0, "what became of it is known");
    });

    [FactWhenInstalled("chromium")]
    public Task Going_back_while_sending_and_forward_again_shows_the_one_booking() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync();

        desk.Avinode.HoldBookings();
        await rep.Confirm.ClickAsync();
        await desk.Avinode.BookingArrivedAsync();
        await rep.Page.GoBackAsync();
        desk.Avinode.ReleaseBookings();
        await rep.Page.GoForwardAsync();

        await DeskPage.ShouldSayAsync(rep.Card("Blue Heron"), "Booking pending");
        desk.Avinode.Bookings.Should().Be(1);
    });

    [FactWhenInstalled("chromium")]
    public Task A_request_that_never_left_the_tab_is_said_to_have_not_arrived() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync(expectsFailures: true);

        await rep.Page.RouteAsync("**/api/bookings", route => route.AbortAsync());
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(rep.Form, "Do not book again");
        var key = await rep.Page.EvaluateAsync<string>("() => sessionStorage.getItem('booking aquote-50000001')");
        await rep.Page.ReloadAsync();
        await DeskPage.ShouldSayAsync(rep.Card("Blue Heron"), "finding out what became of it");
        await rep.Page.UnrouteAsync("**/api/bookings");
        await rep.FillInAsync();
        await rep.Confirm.ClickAsync();

        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");
        (await desk.TheBookingAsync()).IdempotencyKey.Should().EndWith(key, "while a request may be under way the key stays the same");
        desk.Avinode.Bookings.Should().Be(1);
    });

    [FactWhenInstalled("chromium")]
    public Task Of_two_tabs_that_book_for_two_customers_one_books_and_the_other_is_shown_the_booking() =>
        ServedDesk.WithKeysAsync(async desk =>
    {
        var first = await desk.OpenAsync(ServedDesk.BookerKey);
        var second = await desk.OpenAsync(ServedDesk.BookerKey);
        second.ExpectsFailures = true;
        await first.OpenTripAsync();
        await second.OpenTripAsync();
        await first.FillInAsync();
        await second.FillInAsync(customer: "Kim Other");
        await second.Form.GetByLabel("E-mail").FillAsync("kim@example.com");

        desk.Avinode.HoldBookings();
        await first.Confirm.ClickAsync();
        await desk.Avinode.BookingArrivedAsync();
        await DeskPage.ShouldSayAsync(second.Form, "booked just now");
        await Expect(second.Confirm).ToBeDisabledAsync();

        // A tab that has not heard of it yet.
        await second.Page.EvaluateAsync("() => { document.getElementById('booking-submit').disabled = false; }");
        await second.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(second.Form, "already booked for another customer");
        desk.Avinode.ReleaseBookings();

        await DeskPage.ShouldSayAsync(first.Result, "Booking pending");

        // News of that booking does not talk over the service's own words.
        await DeskPage.ShouldSayAsync(second.Card("Blue Heron"), "pending");
        await DeskPage.ShouldSayAsync(second.Form, "already booked for another customer");
        await Expect(second.Form.GetByLabel("Full name")).ToHaveValueAsync("Kim Other");
        await Expect(second.Form.GetByLabel("Passport number")).ToHaveValueAsync("ZX98765QQ");
        await DeskPage.ShouldShowAsync(second.Form.GetByText($"Open {(await desk.TheBookingAsync()).Reference}"));
        desk.Avinode.Bookings.Should().Be(1);
    });
}
