using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Avinode.Bookings.Web;

/// <summary>Traces and metrics, sent by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to, and as the other <c>OTEL_*</c> variables say.</summary>
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

        builder.Configuration.AddInMemoryCollection(settings.Telemetry.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)));
        builder.Services.AddLoop<WebhookQueueWatch>(watch => watch.RunAsync);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("avinode-bookings", serviceVersion: Announcement.Version).AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddSource(BookingTelemetry.Name, Upstream, Npgsql)
                .AddAspNetCoreInstrumentation(http =>
                {
                    http.Filter = IsTraced;
                    http.EnrichWithHttpResponse = (span, response) => Clean(span, response.HttpContext);
                })
                .AddProcessor(new NoLookingAround())
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(BookingTelemetry.Name, Upstream, Npgsql)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter());
    }

    // Not who asks whether we live, nor streams, whose spans would last for hours.
    private static bool IsTraced(HttpContext context) =>
        !(context.Request.Path == Routes.Live || context.Request.Path == Routes.Ready || context.Request.Path.StartsWithSegments(Routes.Events, StringComparison.Ordinal));

    // The address itself may hold an e-mail address.
    private static void Clean(Activity span, HttpContext context)
    {
        var route = RequestLog.RouteOf(context);
        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("url.path", route);
        span.SetTag("url.query", null);
    }

    /// <summary>Leaves out statements that no request and no work led to: workers look for work every second.</summary>
    private sealed class NoLookingAround : BaseProcessor<Activity>
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

/// <summary>Looks now and then how many webhooks wait, for whoever measures.</summary>
internal sealed class WebhookQueueWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly WebhookInbox _inbox;
    private readonly TimeProvider _clock;
    private long _depth;
    private double _lag;

    public WebhookQueueWatch(WebhookInbox inbox, TimeProvider clock)
    {
        (_inbox, _clock) = (inbox, clock);
        BookingTelemetry.WatchWebhooks(() => Volatile.Read(ref _depth), () => Volatile.Read(ref _lag));
    }

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause, _clock);
        do
        {
            try
            {
                var (count, since) = await _inbox.WaitingAsync(cancellationToken);
                Volatile.Write(ref _depth, count);
                Volatile.Write(ref _lag, since is { } time ? (_clock.GetUtcNow() - time).TotalSeconds : 0);
            }
            catch (StoreUnavailableException)
            {
                // What was seen last stands; that the database is away is told elsewhere.
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
