using System.Net.Http.Headers;
using Avinode.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Avinode.Bookings.Web.Tests;

/// <summary>Our service in this process, on a real socket, with a clock that stands still and a scripted Avinode behind it.</summary>
internal sealed class ServedBookings : IAsyncDisposable
{
    public const string ViewerKey = "viewer-key-0123456789abcdef-0123456789";
    public const string BookerKey = "booker-key-0123456789abcdef-0123456789";
    public const string OpsKey = "ops-key-0123456789abcdef-0123456789abc";
    public const string WebhookUser = "avinode";
    public const string WebhookPassword = "webhook-password";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private ServedBookings(StubUpstream upstream, WebApplication app, DirectoryInfo folder, StringWriter log)
    {
        Upstream = upstream;
        _app = app;
        _folder = folder;
        Log = log;
    }

    public StubUpstream Upstream { get; }

    /// <summary>The time, unless the test has it pass by itself.</summary>
    public ManualClock Clock { get; private init; } = new();

    /// <summary>What was logged.</summary>
    public StringWriter Log { get; }

    /// <summary>A folder of its own, in which the SQLite file and the mails are.</summary>
    public string Folder => _folder.FullName;

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the service.</summary>
    /// <param name="simulator">Whether on the simulator; then without keys.</param>
    /// <param name="settings">Environment variables beside, or instead of, the usual ones.</param>
    /// <param name="upstream">The stub to use; null for one of its own.</param>
    /// <param name="time">The system's, to have time pass by itself.</param>
    public static async Task<ServedBookings> StartAsync(
        bool simulator = false,
        IReadOnlyDictionary<string, string>? settings = null,
        StubUpstream? upstream = null,
        TimeProvider? time = null)
    {
        upstream ??= await StubUpstream.StartAsync();
        var folder = Directory.CreateTempSubdirectory("avinode-web-");
        var environment = new Dictionary<string, string>
        {
            ["AVINODE_BASE_URL"] = upstream.BaseAddress.ToString(),
            ["AVINODE_API_TOKEN"] = "token-of-the-application",
            ["AVINODE_BEARER_TOKEN"] = "token-of-the-connection",
            ["AVINODE_DATABASE"] = Path.Combine(folder.FullName, "bookings.db"),
            ["AVINODE_DATA_KEY"] = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            ["AVINODE_MAIL_DIR"] = Path.Combine(folder.FullName, "mail"),
        };
        if (!simulator)
        {
            environment["AVINODE_API_KEYS"] = $"viewer={ViewerKey},booker={BookerKey},ops={OpsKey}";
            environment["AVINODE_WEBHOOK_USER"] = WebhookUser;
            environment["AVINODE_WEBHOOK_PASSWORD"] = WebhookPassword;
        }

        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            environment[name] = value;
        }

        var (clock, log) = (new ManualClock(), new StringWriter());
        var app = WebHost.Build(ServiceSettingsReader.Read(environment, simulator, [new Uri("http://127.0.0.1:0")]), time ?? clock,
            TextWriter.Synchronized(log));
        await app.StartAsync();
        return new ServedBookings(upstream, app, folder, log) { Clock = clock };
    }

    /// <summary>A caller with a key; null for one without.</summary>
    public HttpClient Caller(string? key = BookerKey)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Ends it as SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        // In order, as the program ends: its workers let go of their reads, for which disposal would wait.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
        await _app.StopAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
        await Upstream.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
