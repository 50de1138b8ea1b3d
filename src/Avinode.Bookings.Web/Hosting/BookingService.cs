using System.Text.Json;
using System.Text.Json.Serialization;

namespace Avinode.Bookings.Web;

/// <summary>Puts the service together.</summary>
internal static class BookingService
{
    /// <param name="settings">Checked.</param>
    /// <param name="clock">Tells the time, everywhere.</param>
    /// <param name="log">Where the log goes.</param>
    public static WebApplication Build(ServiceSettings settings, TimeProvider clock, TextWriter log)
    {
        // Neither configuration files nor their watchers: the settings are in the environment, and read already.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "avinode-bookings" });
        builder.Configuration.AddEnvironmentVariables("ASPNETCORE_");
        builder.WebHost.UseKestrel(options => options.Limits.MaxRequestBodySize = RequestBody.MaxBytes);
        builder.WebHost.UseUrls([.. settings.Urls.Select(url => url.AbsoluteUri)]);
        builder.Logging.SetMinimumLevel(settings.Avinode.LogLevel);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddProvider(new StderrLog(log, clock, settings.Avinode.Sandbox));
        AddServices(builder.Services, settings, clock);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseOwnHost(settings.ApiKeys);
        app.UseLoopbackNames();
        app.UseSameOrigin();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapBookingsApi();
        return app;
    }

    private static void AddServices(IServiceCollection services, ServiceSettings settings, TimeProvider clock)
    {
        services.AddSingleton(settings);
        services.AddAvinode(settings.Avinode, clock);
        services.AddSingleton<BookingFinder>();
        services.AddSingleton<TripReader>();
        services.AddMail(settings.Mail, clock);
        services.AddHostedService<ReconcilerService>();
        services.AddSingleton<EventFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<EventFeed>());
        services.AddRouting();
        services.AddAccess();
        services.AddWebhooks();
        services.AddRazorComponents();
        services.AddOpenApi();
        services.AddProblemDetails();
        services.AddExceptionHandler<FailureHandler>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default);
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
    }
}
