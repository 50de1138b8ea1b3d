using Avinode.Bookings;
using Avinode.Testing;
using static Microsoft.Playwright.Assertions;

namespace Avinode.Browser.Tests;

/// <summary>What is away comes back, and nothing is booked twice or missed over it.</summary>
public sealed class OutageTests
{
    [FactWhenInstalled("chromium")]
    public Task Booked_offline_it_goes_out_once_the_network_is_back() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync(expectsFailures: true);

        await rep.Context.SetOfflineAsync(true);
        await Expect(rep.Page.Locator("#live")).ToHaveTextAsync("Offline");
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(rep.Form, "Do not book again");
        await Expect(rep.Confirm).ToBeDisabledAsync();
        desk.Avinode.Bookings.Should().Be(0);
        await rep.Context.SetOfflineAsync(false);

        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");
        await rep.ShouldBeLiveAsync();
        desk.Avinode.Bookings.Should().Be(1);
    });

    [FactWhenInstalled("chromium")]
    public Task The_answer_of_the_service_is_lost_and_the_same_booking_is_found() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync(expectsFailures: true);
        var lost = 0;
        await rep.Page.RouteAsync("**/api/bookings", async route =>
        {
            if (Interlocked.Increment(ref lost) == 1)
            {
                await route.FetchAsync();
                await route.AbortAsync("connectionreset");
            }
            else
            {
                await route.ContinueAsync();
            }
        });

        await rep.Confirm.ClickAsync();

        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");
        lost.Should().BeGreaterThan(1, "it asked again");
        desk.Avinode.Bookings.Should().Be(1);
        await desk.TheBookingAsync();
    });

    [FactWhenInstalled("chromium")]
    public Task After_a_restart_of_the_service_the_open_page_goes_on_without_a_gap() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync(expectsFailures: true);
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");

        await desk.StopAsync();
        await Expect(rep.Page.Locator("#live")).ToHaveTextAsync("Reconnecting…");
        await desk.StartAsync();
        var booking = await desk.TheBookingAsync();
        await desk.Get<UpdateBookingStatus>().RunAsync(
            booking, BookingStatus.Confirmed, "seen in the portal", CancellationToken.None);

        await DeskPage.ShouldSayAsync(rep.Result, "Confirmed");
        await DeskPage.ShouldSayAsync(rep.Card("Blue Heron"), "Confirmed");
        await rep.ShouldBeLiveAsync();
        desk.Avinode.Bookings.Should().Be(1);
    });
}
