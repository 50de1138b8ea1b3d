using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Avinode.Client;

/// <summary>How reads are retried: at most three times, for 30 seconds in all, 10 for each attempt.</summary>
internal static class ReadResilience
{
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    private static readonly HttpRequestOptionsKey<long> Started = new("avinode.started");

    /// <summary>Notes when a request starts: a wait that Avinode asks for must fit into what is then left of the total.</summary>
    public static void Start(HttpRequestMessage request, TimeProvider clock) => request.Options.Set(Started, clock.GetTimestamp());

    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        // The caller learns of the failure; a log entry with a stack trace for each attempt would tell nothing more.
        pipeline.TelemetryListener = null;

        // A pipeline of its own within: at the end of the process the outer one waits by its clock for reads in flight, which must not be
        // a clock that is moved by hand.
        pipeline.AddPipeline(Build(context.ServiceProvider.GetRequiredService<TimeProvider>()));
    }

    private static ResiliencePipeline<HttpResponseMessage> Build(TimeProvider clock) =>
        // Outermost first.
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddTimeout(TotalTimeout)
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome) && WaitFits(args, clock)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } response ? RetryHint.Of(response, clock) : null),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(5),
                ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome)),
            })
            .AddTimeout(AttemptTimeout)
            .Build();

    /// <summary>The transport reports its connect time-out as a cancellation; this tells it from one that a caller asked for.</summary>
    public static bool IsConnectTimeout(Exception fault) => fault is OperationCanceledException { InnerException: TimeoutException };

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { StatusCode: var status } } =>
            status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
        { Exception: HttpRequestException { HttpRequestError: not HttpRequestError.ConfigurationLimitExceeded } } => true,
        { Exception: TimeoutRejectedException } => true,
        { Exception: { } fault } => IsConnectTimeout(fault),
        _ => false,
    };

    // Waiting past the total would end in a time-out that says less than the response already in hand.
    private static bool WaitFits(RetryPredicateArguments<HttpResponseMessage> args, TimeProvider clock)
    {
        if (args.Outcome.Result is not { } response || RetryHint.Of(response, clock) is not { } wait)
        {
            return true;
        }

        var request = args.Context.GetRequestMessage();
        return request is not null && request.Options.TryGetValue(Started, out var started)
            && clock.GetElapsedTime(started) + wait < TotalTimeout;
    }
}
