using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Avinode.Bookings.Web;

/// <summary>What goes on in the background for as long as the service runs.</summary>
internal static class Workers
{
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
