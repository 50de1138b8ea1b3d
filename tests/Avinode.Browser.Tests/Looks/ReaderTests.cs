using Avinode.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Avinode.Browser.Tests;

/// <summary>Prices and times as the reader writes them, and pages that load nothing from elsewhere.</summary>
public sealed class ReaderTests
{
    [FactWhenInstalled("chromium")]
    public Task Prices_and_times_are_written_in_the_readers_way_and_zone() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var german = await desk.OpenAsync(options: new() { Locale = "de-DE", TimezoneId = "Europe/Berlin" });
        await german.OpenTripAsync();
        var leg = german.Card("Blue Heron").Locator(".leg");

        await Expect(german.Card("Blue Heron").Locator(".price")).ToHaveTextAsync("38.500 $");
        await Expect(leg.Locator("[data-as=local]")).ToContainTextAsync("09:00");
        await Expect(leg.Locator("[data-as=yours]")).ToContainTextAsync("15:00 MEZ, your time");
    });

    [FactWhenInstalled("chromium")]
    public Task A_trip_is_opened_by_any_spelling_of_its_number() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var rep = await desk.OpenAsync();
        rep.ExpectsFailures = true;
        foreach (var number in new[] { "SNDBX1", " sndbx1 ", "atrip-10000001", "10000001" })
        {
            await rep.Page.GotoAsync("/");
            await rep.Page.GetByLabel("Trip number").FillAsync(number);
            await rep.Page.GetByRole(AriaRole.Button, new() { Name = "Open trip" }).ClickAsync();
            await DeskPage.ShouldShowAsync(rep.Page.GetByRole(AriaRole.Heading, new() { Name = "Trip SNDBX1" }));
        }

        await rep.Page.GotoAsync("/");
        await rep.Page.GetByLabel("Trip number").FillAsync("../etc");
        await rep.Page.Keyboard.PressAsync("Enter");
        await DeskPage.ShouldSayAsync(rep.Page.GetByRole(AriaRole.Alert), "must be a trip id");
        await Expect(rep.Page.GetByLabel("Trip number")).ToHaveValueAsync("../etc");
        await rep.Page.GotoAsync("/trips/ZZZZZ9");
        await DeskPage.ShouldSayAsync(rep.Page.Locator("main"), "Page not found");
    });

    [FactWhenInstalled("chromium")]
    public Task Every_page_of_the_simulator_says_that_it_is_one() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var rep = await desk.OpenAsync();
        rep.ExpectsFailures = true;
        foreach (var path in new[] { "/", "/trips/SNDBX1", "/bookings", "/requests/arfq-20000001", "/sign-in", "/nowhere" })
        {
            await rep.Page.GotoAsync(path);
            await Expect(rep.Page.Locator(".simulator")).ToContainTextAsync("Simulator");
        }
    });

    [FactWhenInstalled("chromium")]
    public async Task What_the_content_policy_refuses_is_reported_to_the_log()
    {
        var story = () => ServedDesk.InSimulatorAsync(async desk =>
        {
            var rep = await desk.OpenAsync();
            await rep.Page.GotoAsync("/");
            await rep.Page.RunAndWaitForRequestFinishedAsync(
                () => rep.Page.EvaluateAsync(
                    "() => document.head.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.example/x.png' }))"),
                new() { Predicate = request => request.Url.EndsWith("/csp-reports", StringComparison.Ordinal) });
        });

        await story.Should().ThrowAsync<Xunit.Sdk.XunitException>("else a page without reports would prove nothing");
    }
}
