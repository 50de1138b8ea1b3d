using Avinode.Bookings;
using Avinode.Bookings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Avinode.Browser.Tests;

/// <summary>The service in this process, on a real port, with a database file that outlives a restart.</summary>
internal sealed class ServedDesk : IAsyncDisposable
{
    public const string ViewerKey = "viewer-key-0123456789abcdef-0123456789";
    public const string BookerKey = "booker-key-0123456789abcdef-0123456789";
    public const string OpsKey = "ops-key-0123456789abcdef-0123456789abc";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-desk-");
    private readonly StringWriter _log = new();
    private readonly List<DeskPage> _pages = [];
    private readonly bool _simulator;
    private WebApplication? _app;
    private Uri _address = new("http://127.0.0.1:0");

    private ServedDesk(PretendAvinode? avinode)
    {
        _simulator = avinode is null;
        Avinode = avinode!;
    }

    /// <summary>What is behind the service; nothing in the simulator, which has it inside.</summary>
    public PretendAvinode Avinode { get; }

    public Uri Address => _address;

    /// <summary>What was logged.</summary>
    public string Log => _log.ToString();

    /// <summary>A story on a service that was started as <c>avinode-bookings --simulator</c>. No page may log an error.</summary>
    public static Task InSimulatorAsync(Func<ServedDesk, Task> story) => RunAsync(new ServedDesk(null), story);

    /// <summary>A story on a service with keys, over a pretended Avinode on a wire. No page may log an error.</summary>
    public static async Task WithKeysAsync(Func<ServedDesk, Task> story) =>
        await RunAsync(new ServedDesk(await PretendAvinode.StartAsync()), story);

    public T Get<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    /// <summary>Opens a browser window.</summary>
    /// <param name="key">Whose key signs in; null for nobody's.</param>
    /// <param name="options">What kind of window.</param>
    public async Task<DeskPage> OpenAsync(string? key = null, BrowserNewContextOptions? options = null)
    {
        var page = await DeskPage.OpenAsync(_address, options ?? new());
        _pages.Add(page);
        if (key is not null)
        {
            await page.SignInAsync(key);
        }

        return page;
    }

    /// <summary>Opens a window of a booker who has filled in the form of Blue Heron's quote.</summary>
    public async Task<DeskPage> AboutToBookAsync(bool expectsFailures = false)
    {
        var rep = await OpenAsync(BookerKey);
        rep.ExpectsFailures = expectsFailures;
        await rep.OpenTripAsync();
        await rep.FillInAsync();
        return rep;
    }

    public async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    public async Task StartAsync()
    {
        var environment = new Dictionary<string, string>
        {
            ["AVINODE_DATABASE"] = Path.Combine(_folder.FullName, "bookings.db"),
            ["AVINODE_MAIL_DIR"] = Path.Combine(_folder.FullName, "mail"),
        };
        if (!_simulator)
        {
            environment["AVINODE_BASE_URL"] = Avinode.Address.ToString();
            environment["AVINODE_API_TOKEN"] = "token-of-the-application";
            environment["AVINODE_BEARER_TOKEN"] = "token-of-the-connection";
            environment["AVINODE_API_KEYS"] = $"viewer={ViewerKey},booker={BookerKey},ops={OpsKey}";
            environment["AVINODE_WEBHOOK_USER"] = "avinode";
            environment["AVINODE_WEBHOOK_PASSWORD"] = "webhook-password";
        }

        _app = WebHost.Build(
            ServiceSettingsReader.Read(environment, _simulator, [_address]), TimeProvider.System, TextWriter.Synchronized(_log));
        await _app.StartAsync();
        _address = new Uri(_app.Urls.First());
    }

    /// <summary>Looks at Avinode as the regular look does, so that a booking's state is known here.</summary>
    public async Task LookAtAvinodeAsync(string reference) =>
        await Get<GetBookingStatus>().RunAsync(global::Avinode.Client.BookingId.Parse(reference), Actors.Poll, CancellationToken.None);

    public async Task<Booking> TheBookingAsync() =>
        (await Get<BookingStore>().ListAsync(new BookingFilter(), CancellationToken.None)).Should().ContainSingle().Which;

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
        {
            await page.DisposeAsync();
        }

        if (_app is not null)
        {
            await StopAsync();
        }

        if (Avinode is not null)
        {
            await Avinode.DisposeAsync();
        }

        _folder.Delete(recursive: true);
        await _log.DisposeAsync();
    }

    private static async Task RunAsync(ServedDesk desk, Func<ServedDesk, Task> story)
    {
        await using (desk)
        {
            await desk.StartAsync();
            await story(desk);
            desk._pages.SelectMany(page => page.Complaints).Should().BeEmpty("a page never complains");
            desk.Log.Should().NotContain("A browser refused", "there is nothing for the content policy to refuse");
            desk.Log.Should().NotContain(" Error ", "nothing of ours may fail");
        }
    }
}
