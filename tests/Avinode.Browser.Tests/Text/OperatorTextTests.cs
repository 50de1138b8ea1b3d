using System.Text.Json;
using Avinode.Testing;
using Microsoft.Playwright;

namespace Avinode.Browser.Tests;

/// <summary>Whatever an operator writes is text: it runs nothing, loads nothing, and breaks nothing.</summary>
public sealed class OperatorTextTests
{
    private static readonly string[] Corpus =
    [
        "<script>window.hacked = 1</script>",
        "<img src=x onerror=\"window.hacked = 1\">",
        "\"><svg onload=window.hacked=1><h1 id=hacked>",
        "' autofocus onfocus='window.hacked = 1' x='",
        "<a href=\"javascript:window.hacked=1\">pay here</a><iframe src=\"https://elsewhere.example\"></iframe>",
        "<style>*{display:none}</style><link rel=stylesheet href=//elsewhere.example/x.css>",
        "</article></main></body><form action=https://elsewhere.example><input name=key>",
        "{{constructor.constructor('window.hacked=1')()}} ${window.hacked=1} @(1+1) %3Cscript%3E",
        "\u202Egnitool si rotarepo eht\u202C \u2066isolated\u2069 \u200Bzero\u200Bwidth\uFEFF",
        "שלום عربي 漢字 ไทย 🛩️👩‍✈️ Zażółć gęślą jaźń",
        "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034Dalgo",
        new('W', 4000),
        string.Concat(Enumerable.Repeat("line\n", 300)),
        "--><!--<script>window.hacked=1//-->",
        "&lt;script&gt;window.hacked=1&lt;/script&gt;&amp;nbsp;",
    ];

    [FactWhenInstalled("chromium")]
    public Task Hostile_words_of_an_operator_appear_as_text_and_do_nothing() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.OpenAsync(ServedDesk.BookerKey, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        rep.Page.Dialog += (_, dialog) => throw new InvalidOperationException(dialog.Message);
        await rep.OpenTripAsync();
        await rep.FillInAsync("Northgate");
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");
        var booking = await desk.TheBookingAsync();

        foreach (var words in Corpus)
        {
            desk.Avinode.Rewrite = json => Replace(json, words);
            foreach (var path in new[] { "/trips/SNDBX1", "/requests/arfq-20000001", $"/bookings/{booking.Reference}" })
            {
                await rep.Page.GotoAsync(path);
                await DeskPage.ShouldShowAsync(
                    rep.Page.Locator(path.StartsWith("/trips", StringComparison.Ordinal) ? ".flight" : ".message").First);
                await ShouldBeWholeAsync(rep.Page, words, path);
            }

            await rep.OpenTripAsync();
            await rep.Page.Locator("[data-chat]").First.ClickAsync();
            await DeskPage.ShouldShowAsync(rep.Page.Locator("#chat .message").First);
            await ShouldBeWholeAsync(rep.Page, words, "the dialog");
        }
    });

    [FactWhenInstalled("chromium")]
    public Task Words_that_were_typed_here_are_text_as_well() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.OpenAsync(ServedDesk.OpsKey);
        await rep.OpenTripAsync();
        await rep.FillInAsync(customer: "<img src=x onerror=window.hacked=1>");
        await rep.Form.GetByLabel("Special requests").FillAsync("<script>window.hacked=1</script>");
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");

        await rep.Page.GotoAsync($"/bookings?customer={Uri.EscapeDataString("\"><script>window.hacked=1</script>")}");
        await ShouldBeWholeAsync(rep.Page, "", "the search");
        await rep.Page.GotoAsync("/bookings");
        await DeskPage.ShouldSayAsync(rep.Page.Locator("#booking-list"), "<img src=x onerror=window.hacked=1>");
        await rep.Page.GotoAsync($"/bookings/{(await desk.TheBookingAsync()).Reference}");
        await DeskPage.ShouldSayAsync(rep.Page.Locator("#facts"), "<script>window.hacked=1</script>");
        await ShouldBeWholeAsync(rep.Page, "", "the booking");
    });

    // The names, the words of quotes and the messages, wherever they stand.
    private static string Replace(string json, string words)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        Walk(node);
        return node.ToJsonString(new JsonSerializerOptions());

        void Walk(System.Text.Json.Nodes.JsonNode? at)
        {
            if (at is System.Text.Json.Nodes.JsonArray list)
            {
                foreach (var item in list)
                {
                    Walk(item);
                }
            }
            else if (at is System.Text.Json.Nodes.JsonObject fields)
            {
                foreach (var (name, value) in fields.ToArray())
                {
                    if (name is "displayName" or "message" or "sellerMessage" or "aircraftType" or "aircraftTail" or "aircraftCategory"
                        or "city" or "name" or "currency" && value is System.Text.Json.Nodes.JsonValue)
                    {
                        fields[name] = words;
                    }
                    else
                    {
                        Walk(value);
                    }
                }
            }
        }
    }

    private static async Task ShouldBeWholeAsync(IPage page, string words, string where)
    {
        var found = await page.EvaluateAsync<JsonElement>(
            """
            () => ({
              hacked: Boolean(window.hacked) || Boolean(document.getElementById('hacked')),
              strangers: document.querySelectorAll(['iframe', 'object', 'main style', 'main script', 'a[href^="javascript"]',
                'form[action*="elsewhere"]', '[onerror]', '[onload]', '[onfocus]'].join(', ')).length,
              loaded: performance.getEntriesByType('resource').filter(entry => new URL(entry.name).origin !== location.origin).length,
              wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
              text: document.body.innerText,
            })
            """);

        found.GetProperty("hacked").GetBoolean().Should().BeFalse($"{words} on {where}");
        found.GetProperty("strangers").GetInt32().Should().Be(0, $"{words} on {where}");
        found.GetProperty("loaded").GetInt32().Should().Be(0, $"{words} on {where}");
        found.GetProperty("wider").GetInt32().Should().Be(0, $"{words} on {where}");
        if (words.StartsWith('<') && where is not "/bookings")
        {
            found.GetProperty("text").GetString().Should().Contain(words[..20], where);
        }
    }
}
