using System.Net;
using Avinode.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Avinode.Bookings.Web;

/// <summary>
/// What the service needs to do its work. Unhealthy: it cannot. Degraded: it can, and some work waits in the database for now.
/// Descriptions are for the log, without secrets.
/// </summary>
internal static class HealthChecks
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = 5 * Second;

    // Any id will do: an unknown booking is reported only to those whose credentials are accepted.
    private static readonly BookingId AnyBooking = BookingId.Parse("abooking-1");

    public static void AddReadiness(this IServiceCollection services) => services.AddSingleton<Readiness>().AddHealthChecks()
        .Add("database", HealthStatus.Unhealthy, (provider, clock) => Database(provider.GetRequiredService<EventLog>(), clock))
        .Add("avinode", HealthStatus.Unhealthy, (provider, clock) => Avinode(provider.GetRequiredService<AvinodeClient>(), clock))
        .Add("mail", HealthStatus.Degraded, (provider, clock) => Mail(provider.GetRequiredService<IMailTransport>(), clock));

    /// <summary>Whether mail would be accepted. The folder is written to, or the mail server greeted; nobody signs in.</summary>
    public static CachedHealthCheck Mail(IMailTransport mail, TimeProvider clock) => new(
        async token => await mail.CheckAsync(token) is { } why ? HealthCheckResult.Degraded(why) : HealthCheckResult.Healthy(),
        30 * Second, 30 * Second, 2 * MailServer.ConnectTime, clock);

    private static CachedHealthCheck Database(EventLog log, TimeProvider clock) =>
        new(token => DatabaseAsync(log, token), Second, Second, Patience, clock);

    private static CachedHealthCheck Avinode(AvinodeClient avinode, TimeProvider clock) =>
        new(token => AvinodeAsync(avinode, token), 300 * Second, 30 * Second, Patience, clock);

    private static async Task<HealthCheckResult> DatabaseAsync(EventLog log, CancellationToken cancellationToken)
    {
        try
        {
            await log.LastAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException away)
        {
            return HealthCheckResult.Unhealthy(away.Message);
        }
    }

    private static async Task<HealthCheckResult> AvinodeAsync(AvinodeClient avinode, CancellationToken cancellationToken)
    {
        try
        {
            await avinode.GetBookingAsync(AnyBooking, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (AvinodeException fault) when (fault.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return HealthCheckResult.Unhealthy(
                $"it refuses our credentials ({(int)fault.Status}): check {Setting.ApiToken.Name} and {Setting.BearerToken.Name}");
        }
        catch (AvinodeException fault) when (fault.Status is { } status && (int)status < 500)
        {
            return HealthCheckResult.Healthy();
        }
        catch (AvinodeException away)
        {
            return HealthCheckResult.Degraded(away.Message);
        }
    }

    private static IHealthChecksBuilder Add(
        this IHealthChecksBuilder checks, string name, HealthStatus failure, Func<IServiceProvider, TimeProvider, IHealthCheck> create)
    {
        checks.Services.AddKeyedSingleton(name, (provider, _) => create(provider, provider.GetRequiredService<TimeProvider>()));
        return checks.Add(new HealthCheckRegistration(
            name, provider => provider.GetRequiredKeyedService<IHealthCheck>(name), failure, tags: null));
    }
}
