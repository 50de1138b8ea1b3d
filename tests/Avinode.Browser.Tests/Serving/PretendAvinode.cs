using System.Net.Http.Headers;
using Avinode.Simulator;
using Avinode.Testing;

namespace Avinode.Browser.Tests;

/// <summary>The simulator behind a real wire, where a test can delay or lose its responses, and write what operators say.</summary>
internal sealed class PretendAvinode : IAsyncDisposable
{
    private readonly HttpMessageInvoker _simulator = new(new SimulatorHandler(new SimulatorWorld(TimeProvider.System)));
    private readonly StubUpstream _wire;
    private volatile TaskCompletionSource? _held;
    private volatile bool _losesBookings;
    private volatile bool _hidesBookings;

    private PretendAvinode(StubUpstream wire)
    {
        _wire = wire;
        wire.AnswerAll(StubResponse.By(Answer));
    }

    public Uri Address => _wire.BaseAddress;

    /// <summary>How many booking requests have arrived.</summary>
    public int Bookings =>
        _wire.Requests.Count(request => request is { Method: "POST" } && request.Path.EndsWith("/bookrequest", StringComparison.Ordinal));

    /// <summary>Waits for the first booking request.</summary>
    public async Task BookingArrivedAsync()
    {
        for (var count = 1; Bookings == 0; count++)
        {
            await _wire.WaitForRequestAsync(count, TimeSpan.FromSeconds(20));
        }
    }

    /// <summary>Changes what operators say.</summary>
    public Func<string, string> Rewrite { get; set; } = json => json;

    public static async Task<PretendAvinode> StartAsync() => new(await StubUpstream.StartAsync());

    /// <summary>From now on bookings are made, but their answers wait.</summary>
    public void HoldBookings() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void ReleaseBookings() => Interlocked.Exchange(ref _held, null)?.SetResult();

    /// <summary>From now on bookings are made, but the connection breaks before the answer.</summary>
    /// <param name="forGood">Nor does it tell of them afterwards.</param>
    public void LoseBookings(bool forGood = false) => (_losesBookings, _hidesBookings) = (true, forGood);

    public async ValueTask DisposeAsync()
    {
        ReleaseBookings();
        await _wire.DisposeAsync();
        _simulator.Dispose();
    }

    private StubResponse Answer(RecordedRequest request)
    {
        if (_hidesBookings && request.Path.Contains("/bookings", StringComparison.Ordinal))
        {
            return StubResponse.Status(503);
        }

        using var message = new HttpRequestMessage(
            new HttpMethod(request.Method), new Uri(SimulatorHandler.BaseAddress.GetLeftPart(UriPartial.Authority) + request.RawTarget));
        if (request.Body.Length > 0)
        {
            message.Content = new ByteArrayContent(
                request.Body)
            { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        foreach (var (name, value) in request.Headers.Where(header => header.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase)
            || header.Key is "Authorization"))
        {
            message.Headers.Add(name, value);
        }

        using var response = Send(message);
        var type = response.Content.Headers.ContentType!.ToString();
        var body = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        var answer = type.StartsWith("application/json", StringComparison.Ordinal)
            ? StubResponse.Json(Rewrite(System.Text.Encoding.UTF8.GetString(body)), (int)response.StatusCode)
            : StubResponse.Bytes(body, type, (int)response.StatusCode);
        return !request.Path.EndsWith("/bookrequest", StringComparison.Ordinal) ? answer
            : (_losesBookings ? StubResponse.ResetAfterReading() : answer).After(_held?.Task ?? Task.CompletedTask);
    }

    // In process it answers at once.
    private HttpResponseMessage Send(HttpRequestMessage message) =>
        _simulator.SendAsync(message, CancellationToken.None).GetAwaiter().GetResult();
}
