using Avinode.Client;
using Avinode.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using static System.Threading.CancellationToken;

namespace Avinode.Bookings.Tests.Desk;

/// <summary>What happens to a booking while its request is on the way: the clock and the database are in the test's hand.</summary>
public sealed class BookingSenderTests
{
    private const string Receipt = """{"bookingId":"abooking-7","status":"pending"}""";

    [Fact]
    public async Task Where_the_outcome_cannot_be_written_down_it_is_unknown_and_nobody_is_told_that_nothing_was_sent()
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubAnswer.Json(Receipt));
        await using var other = await desk.Test.ConnectAsync();
        await other.Command("CREATE TRIGGER away BEFORE UPDATE ON bookings BEGIN SELECT RAISE(ABORT, 'away'); END").RunAsync(None);

        desk.Answer();
        await desk.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(1));
        desk.Clock.Advance(TimeSpan.FromMinutes(3));

        var told = await call;
        told.Booking.Submission.Should().Be(Submission.Unknown);
        told.Booking.OutcomeDetail.Should().Contain("could not be recorded");
        await other.Command("DROP TRIGGER away").RunAsync(None);
        (await desk.StandingAsync()).Submission.Should().Be(Submission.Sending, "what is claimed is sent by nobody else");
        desk.Sent.Should().Be(1);
    }

    [Theory]
    [InlineData(422, Submission.Rejected)]
    [InlineData(429, Submission.Ready)]
    [InlineData(502, Submission.Unknown)]
    public async Task A_slow_sender_that_was_taken_for_dead_still_says_what_it_knows(int status, Submission known)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubAnswer.Status(status));
        await desk.ChangeAsync(booking => booking.Lost("Taken for dead.", desk.Clock.GetUtcNow(), "reconciler").Item1);

        desk.Answer();
        await Task.WhenAny(call);

        (await desk.StandingAsync()).Submission.Should().Be(known);
    }

    [Theory]
    [InlineData(422)]
    [InlineData(429)]
    public async Task A_sender_knows_nothing_of_a_later_claim(int status)
    {
        await using var desk = await DeskOnWire.OpenAsync();
        var call = await desk.SendAsync(StubAnswer.Status(status));
        await desk.ChangeAsync(booking => booking with { Attempts = 2 });

        desk.Answer();
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<AvinodeException>();

        var standing = await desk.StandingAsync();
        standing.Submission.Should().Be(Submission.Sending, "to release it would let a third sender send it again");
        standing.Attempts.Should().Be(2);
    }

    private sealed class DeskOnWire : IAsyncDisposable
    {
        private readonly TaskCompletionSource _gate = new();
        private readonly HttpMessageHandler _transport = AvinodeTransport.Create();
        private readonly SqliteBookingStore _store;
        private readonly AvinodeClient _client;
        private readonly BookingDesk _desk;

        private DeskOnWire(StubUpstream upstream, TestStore test)
        {
            (Upstream, Test) = (upstream, test);
            _store = new SqliteBookingStore(new SqliteDatabase(test.Database));
            _client = new AvinodeClient(new AvinodeClientOptions { BaseUrl = upstream.BaseAddress, ApiToken = "api", BearerToken = "bearer" }, _transport, Clock);
            _desk = new BookingDesk(_client, _store, new BookingVault(DataKeys.Random), new FailPoint(null, Clock), Clock, NullLoggerFactory.Instance);
        }

        public StubUpstream Upstream { get; }

        public TestStore Test { get; }

        public ManualClock Clock { get; } = new();

        public int Sent => Upstream.Requests.Count(request => request.Method == "POST");

        public static async Task<DeskOnWire> OpenAsync() => new(await StubUpstream.StartAsync(), await TestStore.CreateAsync(StoreKind.File));

        /// <summary>Books, up to where the request has arrived; it is answered by <see cref="Answer"/>.</summary>
        public async Task<Task<BookingAnswer>> SendAsync(StubAnswer answer)
        {
            Upstream.Answer("POST", "/bookrequest", answer.After(_gate.Task));
            var call = _desk.BookAsync(Rules.Orders.With(), key: "KEY", "agent", None);
            await Upstream.WaitForRequestAsync(2);
            return call;
        }

        public void Answer() => _gate.SetResult();

        public async Task<Booking> StandingAsync() => (await _store.ListAsync(new BookingFilter(), None)).Single();

        /// <summary>Changes the booking as another process would.</summary>
        public async Task ChangeAsync(Func<Booking, Booking> change) =>
            (await _store.UpdateAsync(change(await StandingAsync()), Sample.Event(), None)).Should().NotBeNull();

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            _transport.Dispose();
            await _store.DisposeAsync();
            await Upstream.DisposeAsync();
            await Test.DisposeAsync();
        }
    }
}
