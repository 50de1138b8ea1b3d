using Avinode.Testing;

namespace Avinode.Client.Tests;

/// <summary>The client over its real transport, a stub at the other end, and the time in the test's hand.</summary>
internal sealed class ClientOnWire : IAsyncDisposable
{
    public const string ApiToken = "app-token-7Q2x";
    public const string BearerToken = "eyJ.conn-token-9Zk4.sig";

    // Longer than any back-off, shorter than an attempt: what is due within is the next try.
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RealTime = TimeSpan.FromSeconds(20);

    private readonly SocketsHttpHandler _transport;

    private ClientOnWire(StubUpstream upstream, Action<SocketsHttpHandler>? adjust, Func<Uri, Uri> address, AvinodeIdFormat format, string? actAs)
    {
        _transport = AvinodeTransport.Create();
        adjust?.Invoke(_transport);
        Upstream = upstream;
        Client = new AvinodeClient(
            new AvinodeClientOptions
            {
                BaseUrl = address(upstream.BaseAddress),
                ApiToken = ApiToken,
                BearerToken = BearerToken,
                IdFormat = format,
                ActAsAccount = actAs,
            },
            _transport,
            Clock);
    }

    public StubUpstream Upstream { get; }

    public ManualClock Clock { get; } = new();

    public AvinodeClient Client { get; }

    public static async Task<ClientOnWire> StartAsync(
        StubResponse? answer = null,
        AvinodeIdFormat format = AvinodeIdFormat.Numeric,
        string? actAs = null,
        Func<Uri, Uri>? address = null,
        Action<SocketsHttpHandler>? transport = null)
    {
        var wire = new ClientOnWire(await StubUpstream.StartAsync(), transport, address ?? (uri => uri), format, actAs);
        if (answer is not null)
        {
            wire.Upstream.AnswerAll(answer);
        }

        return wire;
    }

    /// <summary>Waits until the client has armed its next try, and lets its time come.</summary>
    public async Task PassBackOffAsync()
    {
        await Clock.WhenTimerDueWithinAsync(BackOff);
        Clock.Advance(BackOff);
    }

    /// <summary>Lets the time of every back-off come until the call has ended, well or badly.</summary>
    public async Task<T> PassBackOffsAsync<T>(Task<T> call)
    {
        while (await Task.WhenAny(call, Clock.WhenTimerDueWithinAsync(BackOff)) != call)
        {
            Clock.Advance(BackOff);
        }

        return await call;
    }

    /// <summary>How the call failed; back-offs pass by themselves.</summary>
    public async Task<AvinodeException> FailureOfReadAsync<T>(Func<AvinodeClient, Task<T>> read) =>
        (await this.Awaiting(wire => wire.PassBackOffsAsync(read(Client))).Should().ThrowAsync<AvinodeException>()).Which;

    /// <summary>How the call failed; no time passes, so a call that waits for some never ends: that is red, not endless.</summary>
    public async Task<AvinodeException> FailureOfAsync(Func<AvinodeClient, Task> call) =>
        (await Client.Awaiting(client => call(client).WaitAsync(RealTime)).Should().ThrowAsync<AvinodeException>()).Which;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _transport.Dispose();
        await Upstream.DisposeAsync();
    }
}
