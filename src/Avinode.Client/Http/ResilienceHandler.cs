using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Avinode.Client;

/// <summary>Retries reads. The only file that knows Polly; writes have a pipeline without it.</summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    internal static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    private static readonly ResiliencePropertyKey<long> Started = new("avinode.started");

    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public ResilienceHandler(TimeProvider clock, HttpMessageHandler inner)
        : base(inner)
    {
        _clock = clock;

        // Outermost first: the total, then each retry passes the breaker, its own time-out and signing again.
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddTimeout(TotalTimeout)
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome) && FitsIn(args.Context, args.Outcome.Result)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } answer ? RetryHint.Of(answer, clock) : null),
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
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Started, _clock.GetTimestamp());
        try
        {
            return await _pipeline.ExecuteAsync(async attempt => await base.SendAsync(request, attempt.CancellationToken), context);
        }
        catch (ExecutionRejectedException rejected) when (rejected is BrokenCircuitException)
        {
            throw new AvinodeException(AvinodeFailure.Suspended, "Avinode failed repeatedly; calls are suspended for a moment.", rejected)
            {
                RetryAfter = ((BrokenCircuitException)rejected).RetryAfter,
            };
        }
        catch (ExecutionRejectedException late)
        {
            throw new TimeoutException("Avinode did not answer in time.", late);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } answer } => answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
        { Exception: HttpRequestException { HttpRequestError: not HttpRequestError.ConfigurationLimitExceeded } } => true,
        { Exception: Polly.Timeout.TimeoutRejectedException } => true,
        { Exception: { } fault } => ConnectTimeout.Is(fault),
        _ => false,
    };

    // Waiting past the total would end in a time-out that says less than the answer already in hand.
    private bool FitsIn(ResilienceContext context, HttpResponseMessage? answer) =>
        answer is null
        || RetryHint.Of(answer, _clock) is not { } wait
        || _clock.GetElapsedTime(context.Properties.GetValue(Started, 0)) + wait < TotalTimeout;
}
