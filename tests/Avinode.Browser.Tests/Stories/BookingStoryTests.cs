using Avinode.Bookings;
using Avinode.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Avinode.Browser.Tests;

public sealed class BookingStoryTests
{
    [FactWhenInstalled("chromium")]
    public Task From_the_trip_to_the_confirmed_flight_in_less_than_a_minute() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var start = TimeProvider.System.GetTimestamp();
        var rep = await desk.OpenAsync();

        await rep.Page.GotoAsync("/");
        await rep.Page.GetByRole(AriaRole.Link, new() { Name = "SNDBX1" }).ClickAsync();
        await rep.FillInAsync();
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");
        await DeskPage.ShouldSayAsync(rep.Result, "Confirmed");
        await DeskPage.ShouldSayAsync(rep.Result, "BH-");
        await rep.Result.GetByRole(AriaRole.Link, new() { Name = "Open the booking" }).ClickAsync();

        await DeskPage.ShouldSayAsync(rep.Page.Locator("#timeline"), "Received by Avinode");
        await DeskPage.ShouldSayAsync(rep.Page.Locator("#booking-journey"), "09:00");
        await DeskPage.ShouldSayAsync(rep.Page.Locator("#booking-chat"), "Hot catering for six is confirmed.");
        await DeskPage.ShouldSayAsync(rep.Page.Locator("#facts"), "•••••5QQ");
        await Expect(rep.Page.Locator("#facts")).Not.ToContainTextAsync("ZX98765QQ");
        TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromMinutes(1));
    });

    [FactWhenInstalled("chromium")]
    public Task The_list_and_the_booking_follow_what_happens_to_it() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.OpenAsync(ServedDesk.BookerKey);
        await rep.OpenTripAsync();
        var list = await rep.NewTabAsync("/bookings");
        await DeskPage.ShouldSayAsync(list.Locator("#booking-list"), "No bookings yet");

        await rep.FillInAsync();
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(list.Locator("#booking-list"), "Booking pending");
        await list.GetByRole(AriaRole.Link, new() { Name = "KTEB" }).ClickAsync();
        await DeskPage.ShouldSayAsync(list.Locator(".standing-box"), "Waiting for Blue Heron");
        var booking = await desk.TheBookingAsync();
        await desk.Get<UpdateBookingStatus>().RunAsync(booking, BookingStatus.Confirmed, "by telephone", CancellationToken.None);

        await DeskPage.ShouldSayAsync(list.Locator(".standing-box"), "has confirmed");
        await DeskPage.ShouldSayAsync(list.Locator("#timeline"), "Confirmed");
        await DeskPage.ShouldSayAsync(list.Locator("#timeline"), "Operations");
        await DeskPage.ShouldSayAsync(list.Locator(".mail"), "Sent");
        await DeskPage.ShouldSayAsync(list.Locator("#facts"), "by telephone");
    });

    [FactWhenInstalled("chromium")]
    public Task The_proposal_is_downloaded_from_the_card() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var rep = await desk.OpenAsync();
        await rep.OpenTripAsync();

        var download = await rep.Page.RunAndWaitForDownloadAsync(
            () => rep.Card("Blue Heron").GetByRole(AriaRole.Link, new() { Name = "Proposal" }).ClickAsync());

        download.SuggestedFilename.Should().Be("Quote_50000001.pdf");
        (await File.ReadAllTextAsync(await download.PathAsync())).Should().StartWith("%PDF-");
    });

    [FactWhenInstalled("chromium")]
    public Task Offers_are_sorted_and_compared_by_price() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var rep = await desk.OpenAsync(options: new() { Locale = "en-US" });
        await rep.OpenTripAsync();
        var prices = rep.Page.Locator(".deal .price");

        await Expect(prices).ToHaveTextAsync(["$36,900", "$38,500", "$44,200"]);
        await DeskPage.ShouldSayAsync(rep.Card("Meridian"), "Lowest price");
        await DeskPage.ShouldSayAsync(rep.Card("Blue Heron"), "$1,600 above the lowest");
        await rep.Page.GetByLabel("Sort by").SelectOptionAsync("price-desc");

        await Expect(prices).ToHaveTextAsync(["$44,200", "$38,500", "$36,900"]);
        await Expect(rep.Page.GetByLabel("Sort by")).ToHaveValueAsync("price-desc");
    });
}
