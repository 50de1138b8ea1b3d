using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Avinode.Bookings.Web;

/// <summary>Traces and metrics by OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, as the other <c>OTEL_*</c> variables say.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Npgsql = "Npgsql";

    // The platform's own spans: the package for them would send our trace ids to Avinode. They leave out queries.
    private const string Upstream = "System.Net.Http";

    public static void AddTelemetry(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Telemetry.GetValueOrDefault(Endpoint)))
        {
            return;
        }

        builder.Configuration.AddInMemoryCollection(
            settings.Telemetry.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)));
        builder.Services.AddWorker<WebhookQueueWatch>(watch => watch.RunAsync);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService("avinode-bookings", serviceVersion: Announcement.Version)
                .AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddSource(BookingTelemetry.Name, Upstream, Npgsql)
                .AddAspNetCoreInstrumentation(http =>
                {
                    http.Filter = IsTraced;
                    http.EnrichWithHttpResponse = (span, response) => Clean(span, response.HttpContext);
                })
                .AddProcessor(new NoIdleQueries())
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(BookingTelemetry.Name, Upstream, Npgsql)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter());
    }

    // Neither probes nor streams, whose spans would last for hours.
    private static bool IsTraced(HttpContext context) =>
        context.Request.Path is var path && path != Routes.Live && path != Routes.Ready
        && !path.StartsWithSegments(Routes.Events, StringComparison.Ordinal);

    // The address itself may hold an e-mail address.
    private static void Clean(Activity span, HttpContext context)
    {
        var route = RequestLog.RouteOf(context);
        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("url.path", route);
        span.SetTag("url.query", null);
    }

    /// <summary>Leaves out queries without a parent: workers look for work every second.</summary>
    private sealed class NoIdleQueries : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.Source.Name == Npgsql && data.ParentSpanId == default)
            {
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            }
        }
    }
}

/// <summary>Measures every 15 seconds how many webhooks wait. While the database is away, the last figures stand.</summary>
internal sealed class WebhookQueueWatch
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private readonly WebhookInbox _inbox;
    private readonly TimeProvider _clock;
    private readonly ILogger<WebhookQueueWatch> _logger;
    private long _depth;
    private double _lag;

    public WebhookQueueWatch(WebhookInbox inbox, TimeProvider clock, ILogger<WebhookQueueWatch> logger)
    {
        (_inbox, _clock, _logger) = (inbox, clock, logger);
        BookingTelemetry.WatchWebhooks(() => Volatile.Read(ref _depth), () => Volatile.Read(ref _lag));
    }

    public Task RunAsync(CancellationToken cancellationToken) =>
        SupervisedLoop.RunAsync(MeasureAsync, Period, _logger, _clock, cancellationToken);

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var (count, since) = await _inbox.WaitingAsync(cancellationToken);
        Volatile.Write(ref _depth, count);
        Volatile.Write(ref _lag, since is { } time ? (_clock.GetUtcNow() - time).TotalSeconds : 0);
    }
}
