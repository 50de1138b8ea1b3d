using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Avinode.Bookings.Web;

/// <summary>What goes on in the background for as long as the service runs. The one way to start such work.</summary>
internal static class Loops
{
    /// <summary>Adds work that goes on until the service ends, whatever happens.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="run">The work, which must bear to be begun anew.</param>
    public static IServiceCollection AddLoop<T>(this IServiceCollection services, Func<T, Func<CancellationToken, Task>> run)
        where T : class
    {
        services.TryAddSingleton<T>();
        return services.AddSingleton<IHostedService>(provider =>
            new Loop(run(provider.GetRequiredService<T>()), provider.GetRequiredService<ILogger<T>>(), provider.GetRequiredService<TimeProvider>()));
    }

    private sealed class Loop(Func<CancellationToken, Task> run, ILogger logger, TimeProvider clock) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => SupervisedLoop.RunAsync(run, logger, clock, stoppingToken);
    }
}
