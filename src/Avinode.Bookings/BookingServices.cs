using Avinode.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>What both hosts share.</summary>
public static class BookingServices
{
    /// <summary>Adds the desk and what it works with. The host adds the <see cref="AvinodeClient"/> and the <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddBookings(this IServiceCollection services, AvinodeSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(_ => Database.Open(settings.Database))
        .AddSingleton<BookingStore>()
        .AddSingleton(provider => new EventLog(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new MessageArchive(provider.GetRequiredService<Database>()))
        .AddSingleton(provider => new Outbox(provider.GetRequiredService<Database>()))
        .AddSingleton(provider => new WebhookInbox(provider.GetRequiredService<Database>()))
        .AddSingleton(_ => new PassengerProtector(() => DataKeys.Open(settings.DataKey, settings.Database)))
        .AddSingleton(provider => new FailPoint(settings.FailPoints, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new BookingService(
            provider.GetRequiredService<AvinodeClient>(),
            provider.GetRequiredService<BookingStore>(),
            provider.GetRequiredService<PassengerProtector>(),
            provider.GetRequiredService<FailPoint>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()))
        .AddSingleton<ReconciliationWorker>()
        .AddSingleton<BookingAdministration>();
}
