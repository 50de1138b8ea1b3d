using Avinode.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Avinode.Client.Tests;

/// <summary>The client over its real transport, a stub at the other end, and the time in the test's hand.</summary>
internal sealed class ClientOnWire : IAsyncDisposable
{
    public const string ApiToken = "app-token-7Q2x";
    public const string BearerToken = "eyJ.conn-token-9Zk4.sig";

    // Longer than any back-off, shorter than an attempt: what is due within is the next try.
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RealTime = TimeSpan.FromSeconds(20);

    private readonly ServiceProvider _services;

    private ClientOnWire(StubUpstream upstream, AvinodeClientOptions options, Action<SocketsHttpHandler>? adjust)
    {
        Upstream = upstream;
        _services = Services(options, Clock, adjust).BuildServiceProvider();
        Client = _services.GetRequiredService<AvinodeClient>();
    }

    public StubUpstream Upstream { get; }

    public ManualClock Clock { get; } = new();

    public AvinodeClient Client { get; }

    /// <summary>Everything is answered with this text and status.</summary>
    public static Task<ClientOnWire> AnsweringAsync(string json, int status = 200) => StartAsync(StubResponse.Json(json, status));

    public static async Task<ClientOnWire> StartAsync(
        StubResponse? answer = null,
        AvinodeIdFormat format = AvinodeIdFormat.Numeric,
        string? actAs = null,
        Func<Uri, Uri>? address = null,
        Action<SocketsHttpHandler>? transport = null)
    {
        var upstream = await StubUpstream.StartAsync();
        var options = new AvinodeClientOptions
        {
            BaseUrl = address?.Invoke(upstream.BaseAddress) ?? upstream.BaseAddress,
            ApiToken = ApiToken,
            BearerToken = BearerToken,
            IdFormat = format,
            ActAsAccount = actAs,
        };
        var wire = new ClientOnWire(upstream, options, transport);
        if (answer is not null)
        {
            wire.Upstream.AnswerAll(answer);
        }

        return wire;
    }

    /// <summary>The client as a host registers it.</summary>
    public static IServiceCollection Services(
        AvinodeClientOptions options, TimeProvider clock, Action<SocketsHttpHandler>? adjust = null) =>
        new ServiceCollection().AddSingleton(clock).AddAvinodeClient(options, _ =>
        {
            var transport = AvinodeTransport.Create();
            adjust?.Invoke(transport);
            return transport;
        });

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
    public async Task<AvinodeException> FailureOfReadAsync<T>(Func<AvinodeClient, Task<T>> read)
    {
        var reading = this.Awaiting(wire => wire.PassBackOffsAsync(read(Client)));
        return (await reading.Should().ThrowAsync<AvinodeException>()).Which;
    }

    /// <summary>How the call failed; no time passes, so a call that waits for some never ends: that is red, not endless.</summary>
    public async Task<AvinodeException> FailureOfAsync(Func<AvinodeClient, Task> call) =>
        (await Client.Awaiting(client => call(client).WaitAsync(RealTime)).Should().ThrowAsync<AvinodeException>()).Which;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Upstream.DisposeAsync();
    }
}
