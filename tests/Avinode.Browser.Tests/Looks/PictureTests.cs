using Avinode.Testing;
using Microsoft.Playwright;

namespace Avinode.Browser.Tests;

public sealed class PictureTests
{
    [FactWhenInstalled("chromium")]
    public Task Every_page_is_pictured_on_phone_and_desk_light_and_dark() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var rep = await desk.OpenAsync(options: new() { Locale = "en-US", TimezoneId = "America/New_York" });
        rep.ExpectsFailures = true;

        await rep.Page.GotoAsync("/sign-in");
        await Picture.TakeAsync(rep.Page, "sign-in");
        await rep.Page.GotoAsync("/bookings");
        await Picture.TakeAsync(rep.Page, "bookings-empty");
        await rep.Page.GotoAsync("/");
        await Picture.TakeAsync(rep.Page, "trips");
        await rep.Page.GotoAsync("/trips/SNDBX2");
        await Picture.TakeAsync(rep.Page, "trip-two-legs");
        await rep.Page.GotoAsync("/trips/SNDBX1");
        await Picture.TakeAsync(rep.Page, "trip");
        await Picture.TakeAsync(rep.Page, "trip-top", whole: false);
        await rep.FillInAsync();
        await Picture.TakeAsync(rep.Page, "booking-form", whole: false);
        await rep.Form.GetByLabel("E-mail").FillAsync("pat at example");
        await rep.Confirm.ClickAsync();
        await Picture.TakeAsync(rep.Page, "booking-form-wrong", whole: false);
        await rep.Form.GetByLabel("E-mail").FillAsync("pat@example.com");
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldShowAsync(rep.Result);
        await Picture.TakeAsync(rep.Page, "booking-pending", whole: false);
        await rep.Page.GotoAsync("/trips/SNDBX1");
        await Picture.TakeAsync(rep.Page, "trip-booked");
        await rep.Card("Meridian").GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await Picture.TakeAsync(rep.Page, "decline", whole: false);
        await rep.Page.Keyboard.PressAsync("Escape");
        await rep.Card("Blue Heron").GetByRole(AriaRole.Link, new() { Name = "Message" }).ClickAsync();
        await DeskPage.ShouldShowAsync(rep.Page.Locator("#chat .message").First);
        await Picture.TakeAsync(rep.Page, "chat", whole: false);
        await rep.Page.GotoAsync("/bookings");
        await Picture.TakeAsync(rep.Page, "bookings");
        await rep.Page.Locator(".bookings .row").First.ClickAsync();
        await DeskPage.ShouldShowAsync(rep.Page.Locator("#booking-chat .message").First);
        await DeskPage.ShouldSayAsync(rep.Page.Locator(".standing-box"), "Confirmed");
        await DeskPage.ShouldSayAsync(rep.Page.Locator(".mail"), "Sent");
        await Picture.TakeAsync(rep.Page, "booking");
        await rep.Page.GotoAsync("/nowhere");
        await Picture.TakeAsync(rep.Page, "not-found");
    });
}
