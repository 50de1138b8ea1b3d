using Avinode.Client;
using Avinode.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static System.Threading.CancellationToken;

namespace Avinode.Bookings.Tests.Desk;

/// <summary>A desk with a real database and a scripted Avinode. Time stands still.</summary>
internal sealed class DeskOnWire : IAsyncDisposable
{
    private readonly TaskCompletionSource _gate = new();
    private readonly ServiceProvider _services;
    private readonly ILoggerFactory _logs;
    private readonly BookingService _desk;

    private DeskOnWire(StubUpstream upstream, TestStore test)
    {
        (Upstream, Test) = (upstream, test);
        Store = new BookingStore(new SqliteDatabase(test.Database));
        var options = new AvinodeClientOptions { BaseUrl = upstream.BaseAddress, ApiToken = "api", BearerToken = "bearer" };
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Clock)
            .AddAvinodeClient(options, _ => AvinodeTransport.Create()).BuildServiceProvider();
        _logs = LoggerFactory.Create(logging => logging.AddProvider(new StderrLog(TextWriter.Synchronized(Log), Clock, simulator: false)));
        var client = _services.GetRequiredService<AvinodeClient>();
        _desk = new BookingService(client, Store, new PassengerProtector(DataKeys.Random), new FailPoint(null, Clock), Clock, _logs);
    }

    public StubUpstream Upstream { get; }

    public TestStore Test { get; }

    public ManualClock Clock { get; } = new();

    public BookingStore Store { get; }

    /// <summary>What was logged.</summary>
    public StringWriter Log { get; } = new();

    public ReconciliationWorker ReconciliationWorker => new(_desk, Store, Clock, NullLogger<ReconciliationWorker>.Instance);

    public int Sent => Upstream.Requests.Count(request => request.Method == "POST");

    public static async Task<DeskOnWire> OpenAsync() => new(await StubUpstream.StartAsync(), await TestStore.CreateAsync(StoreKind.File));

    /// <summary>Books, up to where the request has arrived; it is answered by <see cref="Answer"/>.</summary>
    public async Task<Task<BookingAnswer>> SendAsync(StubResponse answer)
    {
        Upstream.Answer("POST", "/bookrequest", answer.After(_gate.Task));
        var call = BookAsync();
        await Upstream.WaitForRequestAsync(2);
        return call;
    }

    /// <summary>Books, always the same.</summary>
    public Task<BookingAnswer> BookAsync() => _desk.BookAsync(Rules.Orders.With(), key: "KEY", "agent", None);

    public void Answer() => _gate.SetResult();

    public async Task<Booking> StandingAsync() => (await Store.ListAsync(new BookingFilter(), None)).Single();

    /// <summary>Where a booking stands, as a caller is told.</summary>
    public Task<BookingState> StatusAsync(string id) => _desk.GetStatusAsync(BookingId.Parse(id), "agent", None);

    /// <summary>Takes the sender for dead, and has a person decide that Avinode does not have the booking.</summary>
    public async Task<Booking> RejectedByPersonAsync()
    {
        await ChangeAsync(booking => booking.OutcomeUnknown("Taken for dead.", Clock.GetUtcNow(), Actors.Reconciler).Booking);
        await ChangeAsync(booking => booking.Rejected("A person found so.", Clock.GetUtcNow(), Actors.Ops).Booking);
        return await StandingAsync();
    }

    /// <summary>Changes the booking as another process would.</summary>
    public async Task ChangeAsync(Func<Booking, Booking> change) =>
        (await Store.UpdateAsync(new(change(await StandingAsync()), Sample.Event()), None)).Should().NotBeNull();

    public async ValueTask DisposeAsync()
    {
        _logs.Dispose();
        await _services.DisposeAsync();
        await Store.DisposeAsync();
        await Upstream.DisposeAsync();
        await Test.DisposeAsync();
    }
}
