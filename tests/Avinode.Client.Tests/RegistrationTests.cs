using System.Collections.Concurrent;
using Avinode.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Avinode.Client.Tests;

/// <summary>What only the registration with HttpClientFactory could break.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task A_host_that_retries_all_its_clients_does_not_retry_a_write()
    {
        await using var upstream = await StubUpstream.StartAsync();
        upstream.AnswerAll(StubResponse.Status(503).WithHeader("Retry-After", "0"));
        await using var services = Services(upstream, new ManualClock())
            .ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler()).BuildServiceProvider();

        foreach (var write in Calls.Writes.Values)
        {
            var sending = services.Awaiting(host => write(host.GetRequiredService<AvinodeClient>()));
            (await sending.Should().ThrowAsync<AvinodeException>()).Which.Outcome.Should().Be(WriteOutcome.Unknown);
        }

        upstream.Requests.Should().HaveCount(Calls.Writes.Count);
    }

    [Fact]
    public async Task Retries_failures_and_successes_leave_nothing_in_the_log()
    {
        await using var upstream = await StubUpstream.StartAsync();
        upstream.Answer("GET", "/bookings/1", StubResponse.Status(503).WithHeader("Retry-After", "0"), StubResponse.Json("""{"id":"1"}"""));
        upstream.Answer("POST", "/bookrequest", StubResponse.ResetAfterReading());
        using var log = new RecordingLog();
        await using var services = Services(upstream, new ManualClock())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)).BuildServiceProvider();
        services.GetRequiredService<ILogger<RegistrationTests>>()
            .Log(LogLevel.Trace, default, "The log works.", exception: null, (text, _) => text);

        await Calls.ReadAsync(services.GetRequiredService<AvinodeClient>());
        await services.Awaiting(host => Calls.BookAsync(host.GetRequiredService<AvinodeClient>())).Should().ThrowAsync<AvinodeException>();

        upstream.Requests.Should().HaveCount(3);
        log.Lines.Should().Equal(["The log works."], "a line of the factory's would hold an address, and one of Polly's a stack trace");
    }

    [Fact]
    public async Task Reads_and_writes_share_one_transport_which_the_first_call_creates()
    {
        await using var upstream = await StubUpstream.StartAsync();
        upstream.AnswerAll(StubResponse.Json("""{"id":"1"}"""));
        var created = 0;
        var options = Options(upstream);
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(new ManualClock()).AddAvinodeClient(options, _ =>
        {
            created++;
            return AvinodeTransport.Create();
        }).BuildServiceProvider();
        var client = services.GetRequiredService<AvinodeClient>();
        created.Should().Be(0);

        await Calls.ReadAsync(client);
        await Calls.BookAsync(client);
        await Calls.ReadAsync(client);

        created.Should().Be(1);
    }

    private static IServiceCollection Services(StubUpstream upstream, TimeProvider clock) =>
        ClientOnWire.Services(Options(upstream), clock);

    private static AvinodeClientOptions Options(StubUpstream upstream) =>
        new() { BaseUrl = upstream.BaseAddress, ApiToken = ClientOnWire.ApiToken, BearerToken = ClientOnWire.BearerToken };

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
