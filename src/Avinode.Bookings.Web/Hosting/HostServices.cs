using Avinode.Client;
using Avinode.Simulator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Avinode.Bookings.Web;

/// <summary>Registers the parts of the service.</summary>
internal static class HostServices
{
    /// <summary>Avinode, or the simulator, and the domain on top of it.</summary>
    public static IServiceCollection AddAvinode(this IServiceCollection services, AvinodeSettings settings, TimeProvider clock)
    {
        services.AddSingleton(clock).AddBookings(settings);
        if (!settings.Simulator)
        {
            return services.AddAvinodeClient(settings.Avinode, _ => AvinodeTransport.Create());
        }

        var options = new AvinodeClientOptions
        {
            BaseUrl = SimulatorHandler.BaseAddress,
            ApiToken = "no-account",
            BearerToken = "no-account",
            IdFormat = settings.Avinode.IdFormat,
        };
        return services
            .AddSingleton(settings.Database is null ? new SimulatorWorld(clock) : SimulatorWorld.WithFreshIds(clock))
            .AddHostedService<SimulatorWebhookService>()
            .AddAvinodeClient(options, provider => new SimulatorHandler(provider.GetRequiredService<SimulatorWorld>()));
    }

    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings, TimeProvider clock) => services
        .AddSingleton<IMailTransport>(settings.Server is { } server ? new MailServer(server, clock) : new MailFolder(settings.Directory))
        .AddSingleton<MailComposer>()
        .AddSingleton<OutboxDispatcher>()
        .AddWorker<MailWorker>(worker => worker.RunAsync);

    /// <summary>Authentication, the receiver, the worker, and the polling that makes up for a lost webhook.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        const string Scheme = WebhookAuthenticationHandler.Name;
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, WebhookAuthenticationHandler>(Scheme, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Scheme, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser());
        return services
            .AddSingleton<WebhookSignal>()
            .AddSingleton<WebhookHandler>()
            // It stops after the web server, so what was received is stored and acknowledged.
            .AddWorker<WebhookReceiver>(receiver => receiver.RunAsync)
            .AddWorker<WebhookWorker>(worker => worker.RunAsync)
            .AddWorker<Retention>(retention => retention.RunAsync)
            .AddWorker<StatusPollingWorker>(worker => worker.RunAsync);
    }

    /// <summary>Runs work in the background for as long as the service runs.</summary>
    /// <param name="run">Goes on until it is cancelled: a <see cref="SupervisedLoop"/>.</param>
    public static IServiceCollection AddWorker<T>(this IServiceCollection services, Func<T, Func<CancellationToken, Task>> run)
        where T : class
    {
        services.TryAddSingleton<T>();
        return services.AddSingleton<IHostedService>(provider => new Worker(run(provider.GetRequiredService<T>())));
    }

    private sealed class Worker(Func<CancellationToken, Task> run) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => run(stoppingToken);
    }
}
