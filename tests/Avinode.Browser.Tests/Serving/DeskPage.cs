using Microsoft.Playwright;

namespace Avinode.Browser.Tests;

/// <summary>A window of a browser, and what a sales rep does in it.</summary>
internal sealed class DeskPage : IAsyncDisposable
{
    // Seven people's builds share the machine.
    private const float Patience = 20_000;

    private static readonly Lazy<Task<IBrowser>> Browser = new(LaunchAsync);

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private DeskPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    /// <summary>What the browser complained of: errors of scripts, and what could not be loaded.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Set where a test lets something fail on purpose: what could not be loaded is then no complaint.</summary>
    public bool ExpectsFailures { get; set; }

    public static async Task<DeskPage> OpenAsync(Uri address, BrowserNewContextOptions options)
    {
        options.BaseURL = address.ToString();
        options.AcceptDownloads = true;
        var context = await (await Browser.Value).NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        var window = new DeskPage(context, await context.NewPageAsync());
        window.Listen(window.Page);
        return window;
    }

    /// <summary>Opens another tab of the same browser.</summary>
    public async Task<IPage> NewTabAsync(string path)
    {
        var tab = await _context.NewPageAsync();
        Listen(tab);
        await tab.GotoAsync(path);
        return tab;
    }

    public async Task SignInAsync(string key)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("API key").FillAsync(key);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Where does your client fly?" }).WaitForAsync();
    }

    /// <summary>Opens a trip, and waits until it is live.</summary>
    public async Task OpenTripAsync(string id = "SNDBX1")
    {
        await Page.GotoAsync($"/trips/{id}");
        await ShouldBeLiveAsync();
    }

    public Task ShouldBeLiveAsync() =>
        Assertions.Expect(Page.Locator("#live")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = Patience });

    /// <summary>The card of an operator.</summary>
    public ILocator Card(string name) =>
        Page.Locator(".flight").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = name }) }).First;

    public ILocator Form => Page.Locator("#booking-form");

    public ILocator Result => Page.Locator("#booking-result");

    public ILocator Confirm => Form.Locator("#booking-submit");

    /// <summary>Opens the form of an operator's quote and fills it in.</summary>
    public async Task FillInAsync(string name = "Blue Heron", string customer = "Pat Client", bool withPassenger = true)
    {
        await Card(name).GetByRole(AriaRole.Button, new() { Name = "Book flight" }).ClickAsync();
        await Form.GetByLabel("Full name").FillAsync(customer);
        await Form.GetByLabel("E-mail").FillAsync("pat@example.com");
        if (withPassenger)
        {
            await Form.GetByRole(AriaRole.Button, new() { Name = "Add a passenger" }).ClickAsync();
            await Form.GetByLabel("First name").FillAsync("Pat");
            await Form.GetByLabel("Last name").FillAsync("Client");
            await Form.GetByLabel("Date of birth").FillAsync("1981-02-03");
            await Form.GetByLabel("Passport number").FillAsync("ZX98765QQ");
            await Form.GetByLabel("Nationality").FillAsync("us");
        }
    }

    public static Task ShouldSayAsync(ILocator place, string words) =>
        Assertions.Expect(place).ToContainTextAsync(words, new() { Timeout = Patience });

    public static Task ShouldShowAsync(ILocator place) => Assertions.Expect(place).ToBeVisibleAsync(new() { Timeout = Patience });

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private void Listen(IPage page)
    {
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning"
                && !(ExpectsFailures && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)))
            {
                _complaints.Add($"{page.Url}: {message.Text} ({message.Location})");
            }
        };
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }
}
