using Avinode.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Avinode.Browser.Tests;

public sealed class ChatTests
{
    [FactWhenInstalled("chromium")]
    public Task A_message_goes_out_and_the_answer_comes_in_without_a_reload() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var rep = await desk.OpenAsync();
        await rep.OpenTripAsync();
        var chat = rep.Page.Locator("#chat");

        await rep.Card("Northgate").GetByRole(AriaRole.Link, new() { Name = "Message" }).ClickAsync();
        await DeskPage.ShouldSayAsync(chat, "Our newest cabin");
        await chat.GetByLabel("Message to the operator").FillAsync("May we bring a dog?");
        await chat.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await DeskPage.ShouldSayAsync(chat.Locator(".message.ours"), "May we bring a dog?");
        await DeskPage.ShouldSayAsync(chat, "Small pets are welcome");
        await Expect(chat.GetByLabel("Message to the operator")).ToHaveValueAsync("");
        await DeskPage.ShouldSayAsync(rep.Page.Locator("#announcer"), "Small pets are welcome");
    });

    [FactWhenInstalled("chromium")]
    public Task News_of_a_chat_that_is_not_open_marks_its_card() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var rep = await desk.OpenAsync();
        await rep.OpenTripAsync();
        var other = await rep.NewTabAsync("/requests/arfq-20000002");

        await other.GetByLabel("Message to the operator").FillAsync("Is there internet on board?");
        await other.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        var link = rep.Card("Northgate").GetByRole(AriaRole.Link, new() { Name = "Message" });
        await Expect(link).ToHaveClassAsync("button news");
        await Expect(other.Locator(".message.theirs").Last).ToContainTextAsync("Wi-Fi");
        await Expect(link).ToHaveClassAsync("button news");
        await link.ClickAsync();
        await Expect(link).ToHaveClassAsync("button");
    });

    [FactWhenInstalled("chromium")]
    public Task A_declined_request_says_so_on_its_card() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var rep = await desk.OpenAsync();
        await rep.OpenTripAsync();
        var dialog = rep.Page.Locator("#decline");

        await rep.Card("Meridian").GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await DeskPage.ShouldSayAsync(dialog, "Reason must not be empty.");
        await dialog.GetByLabel("Reason").SelectOptionAsync("price_too_high");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();

        await DeskPage.ShouldSayAsync(rep.Card("Meridian"), "Declined");
        await Expect(dialog).Not.ToBeVisibleAsync();
        await Expect(rep.Card("Meridian").GetByText("Book flight")).ToHaveCountAsync(0);
    });
}
