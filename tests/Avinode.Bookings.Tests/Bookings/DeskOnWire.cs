using Avinode.Client;
using Avinode.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static System.Threading.CancellationToken;

namespace Avinode.Bookings.Tests;

/// <summary>A desk with a real database and a scripted Avinode. Time stands still.</summary>
internal sealed class DeskOnWire : IAsyncDisposable
{
    private readonly TaskCompletionSource _gate = new();
    private readonly ServiceProvider _services;

    private DeskOnWire(StubUpstream upstream, TestStore test)
    {
        (Upstream, Test) = (upstream, test);
        Store = new BookingStore(new SqliteDatabase(test.Database));
        var options = new AvinodeClientOptions { BaseUrl = upstream.BaseAddress, ApiToken = "api", BearerToken = "bearer" };
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new StderrLog(TextWriter.Synchronized(Log), Clock, simulator: false)))
            .AddSingleton<TimeProvider>(Clock)
            .AddAvinodeClient(options, _ => AvinodeTransport.Create())
            .AddBookings(new AvinodeSettings { Avinode = options })
            .AddSingleton(Store)
            .AddSingleton(new PassengerProtector(DataKeys.Random))
            .BuildServiceProvider();
    }

    public StubUpstream Upstream { get; }

    public TestStore Test { get; }

    public ManualClock Clock { get; } = new();

    public BookingStore Store { get; }

    /// <summary>What was logged.</summary>
    public StringWriter Log { get; } = new();

    public ReconciliationWorker ReconciliationWorker => _services.GetRequiredService<ReconciliationWorker>();

    public int Sent => Upstream.Requests.Count(request => request.Method == "POST");

    public static async Task<DeskOnWire> OpenAsync() => new(await StubUpstream.StartAsync(), await TestStore.CreateAsync(StoreKind.File));

    /// <summary>Books, up to where the request has arrived; it is answered by <see cref="Answer"/>.</summary>
    public async Task<Task<BookingResult>> SendAsync(StubResponse answer)
    {
        Upstream.Answer("POST", "/bookrequest", answer.After(_gate.Task));
        var call = BookedAsync();
        await Upstream.WaitForRequestAsync(2);
        return call;
    }

    /// <summary>Books, always the same.</summary>
    public Task<Result<BookingResult>> BookAsync() =>
        _services.GetRequiredService<BookFlight>().RunAsync(Rules.Orders.With(), key: "KEY", "agent", None);

    public void Answer() => _gate.SetResult();

    public async Task<Booking> StandingAsync() => (await Store.ListAsync(new BookingFilter(), None)).Single();

    /// <summary>Where a booking stands, as a caller is told.</summary>
    public async Task<BookingStatusReport> StatusAsync(string id) =>
        (await _services.GetRequiredService<GetBookingStatus>().RunAsync(BookingId.Parse(id), "agent", None)).Value;

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
        await _services.DisposeAsync();
        await Store.DisposeAsync();
        await Upstream.DisposeAsync();
        await Test.DisposeAsync();
    }

    private async Task<BookingResult> BookedAsync() => (await BookAsync()).Value;
}
