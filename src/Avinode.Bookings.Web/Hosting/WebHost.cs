using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.HttpOverrides;

namespace Avinode.Bookings.Web;

/// <summary>The composition of the service.</summary>
internal static class WebHost
{
    // Longer than a request to Avinode may take, so that every booking that was sent gets its outcome.
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(75);

    public static WebApplication Build(ServiceSettings settings, TimeProvider clock, TextWriter log)
    {
        // Without configuration files and their watchers: the settings come from the environment, and are read already.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "avinode-bookings" });
        builder.WebHost.UseKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
        });
        builder.WebHost.UseUrls([.. settings.Urls.Select(url => url.AbsoluteUri)]);
        builder.Logging.SetMinimumLevel(settings.Avinode.LogLevel);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // It warns that its keys are stored unencrypted; they are not stored at all.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None);

        // The request log has it already.
        builder.Logging.AddFilter(typeof(ApiKeyHandler).FullName, LogLevel.Warning);

        // It would repeat with every probe what Readiness logs once.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

        // A failed start is reported in a line of its own, not by a stack trace.
        var isStarted = false;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => isStarted && level >= LogLevel.Warning);
        builder.Logging.AddProvider(new StderrLog(log, clock, settings.Avinode.Simulator));
        AddServices(builder.Services, settings, clock);
        builder.AddTelemetry(settings);

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => isStarted = true);

        // Only a proxy on this machine may say who its caller is.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        app.UseMiddleware<RequestLog>();
        app.Use(ResponseHeaders.InvokeAsync);
        app.Use(HeadRequests.InvokeAsync);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseNotFoundPage();
        app.UseLoopbackHost(settings.ApiKeys);
        app.UseSameOrigin();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapRoutes();
        app.AnnounceStart();
        return app;
    }

    private static void AddServices(IServiceCollection services, ServiceSettings settings, TimeProvider clock)
    {
        services.AddSingleton(settings);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);
        services.AddAvinode(settings.Avinode, clock);
        services.AddSingleton<TripReader>();
        services.AddMail(settings.Mail, clock);
        services.AddWorker<ReconciliationWorker>(worker => worker.RunAsync);
        services.AddHostedService<BookingShutdownService>();
        services.AddReadiness();
        services.AddSingleton<RequestLog>();
        services.AddWorker<EventFeed>(feed => feed.RunAsync);
        services.AddRouting();
        services.AddAccess();
        services.AddWebhooks();
        services.AddRazorComponents();
        services.AddOpenApi(options => ApiDescription.Configure(options));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemDocuments.Complete);
        services.AddExceptionHandler<ProblemDocuments>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default);
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
    }
}
