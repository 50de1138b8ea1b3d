using System.Text;
using Avinode.Client;
using Avinode.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Avinode.Bookings.Tests;

/// <summary>The inbox and its worker on a database and a pretended Avinode, moved step by step.</summary>
internal sealed class WebhookBench : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TestStore _test;
    private readonly Database _database;
    private readonly ServiceProvider _services;

    private WebhookBench(TestStore test, PretendAvinode avinode)
    {
        _test = test;
        _database = Database.Open(test.Database);
        (Avinode, Store, Inbox, Outbox) = (avinode, new BookingStore(_database), new WebhookInbox(_database), new Outbox(_database));
        Archive = new MessageArchive(_database);
        var options = new AvinodeClientOptions
        {
            BaseUrl = new Uri("https://avinode.example/api"),
            ApiToken = "application",
            BearerToken = "connection",
        };
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddAvinodeClient(options, _ => avinode)
            .AddBookings(new AvinodeSettings { Avinode = options })
            .AddSingleton(Store)
            .AddSingleton(Archive)
            .AddSingleton(new PassengerProtector(() => throw new InvalidOperationException("nothing here is encrypted")))
            .AddSingleton<StatusPollingWorker>()
            .AddSingleton<WebhookHandler>()
            .BuildServiceProvider();
        Client = _services.GetRequiredService<AvinodeClient>();
        Polls = _services.GetRequiredService<StatusPollingWorker>();
        Worker = AnotherWorker();
    }

    public ManualClock Clock { get; } = new(Sample.Noon);

    public PretendAvinode Avinode { get; }

    public AvinodeClient Client { get; }

    public BookingStore Store { get; }

    public WebhookInbox Inbox { get; }

    public Outbox Outbox { get; }

    public MessageArchive Archive { get; }

    public StatusPollingWorker Polls { get; }

    public WebhookWorker Worker { get; }

    public static async Task<WebhookBench> OpenAsync(StoreKind kind) => new(await TestStore.CreateAsync(kind), new PretendAvinode());

    /// <summary>A worker beside the first, as another process would have.</summary>
    public WebhookWorker AnotherWorker()
    {
        var handler = _services.GetRequiredService<WebhookHandler>();
        return new(Inbox, handler, new WebhookSignal(Clock), Clock, NullLogger<WebhookWorker>.Instance);
    }

    /// <summary>Keeps a booking that Avinode has accepted under this number.</summary>
    public Task<Booking> AcceptedAsync(int number)
    {
        var id = BookingId.Parse($"abooking-{number}");
        return KeptAsync(Sample.Intent() with { Submission = SubmissionStatus.Accepted, AvinodeBookingId = id });
    }

    /// <summary>Keeps a booking.</summary>
    public async Task<Booking> KeptAsync(Booking booking)
    {
        (await Store.AddAsync(booking)).Should().BeNull();
        return booking;
    }

    /// <summary>Keeps webhooks with these bodies.</summary>
    public Task ReceiveAsync(params IEnumerable<string> bodies) =>
        Inbox.AddAsync([.. bodies.Select(body => WebhookParser.Read(Encoding.UTF8.GetBytes(body), null, Clock.GetUtcNow()))], None);

    /// <summary>Keeps webhooks about a booking.</summary>
    public Task ReceiveAsync(int number, params IEnumerable<string> events) =>
        ReceiveAsync(events.Select(name => $$"""{"event":"{{name}}","bookingId":"abooking-{{number}}"}"""));

    /// <summary>Works off everything that is due.</summary>
    public async Task WorkAsync()
    {
        while (await Worker.RunOnceAsync(None) > 0)
        {
        }
    }

    /// <summary>Reads each open booking again, letting the time between two of them pass.</summary>
    public async Task PollAsync()
    {
        var poll = Polls.RunOnceAsync(None);
        while (await Task.WhenAny(poll, Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(2))) != poll)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await poll;
    }

    public async Task<Booking> NowAsync(Booking booking) => (await Store.FindAsync(booking.Id, None))!;

    /// <summary>The kinds of the booking's mails, in order.</summary>
    public async Task<string[]> MailsAsync(Booking booking) => [.. (await Outbox.ListAsync(booking.Id, None)).Select(mail => mail.Kind)];

    /// <summary>All webhooks, oldest first.</summary>
    public async Task<WebhookEvent[]> EventsAsync() => [.. (await Inbox.ListAsync(null, null, 1_000_000, None)).Reverse()];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        await _test.DisposeAsync();
    }
}
