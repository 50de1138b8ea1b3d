using Avinode.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>What both hosts share.</summary>
public static class BookingServices
{
    /// <summary>Adds the domain. The host adds the <see cref="AvinodeClient"/> and the <see cref="TimeProvider"/>.</summary>
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
        .AddUseCases();

    /// <summary>One door each, and what they share.</summary>
    private static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddSingleton<BookingReader>()
        .AddSingleton<BookingFactory>()
        .AddSingleton<Ledger>()
        .AddSingleton<BookingSender>()
        .AddSingleton(provider => new BookingSynchronizer(
            provider.GetRequiredService<AvinodeClient>(),
            provider.GetRequiredService<BookingReader>(),
            provider.GetRequiredService<Ledger>(),
            provider.GetRequiredService<BookingSender>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<BookingSynchronizer>>()))
        .AddSingleton(provider => new BookFlight(
            provider.GetRequiredService<BookingFactory>(),
            provider.GetRequiredService<BookingSender>(),
            provider.GetRequiredService<Ledger>(),
            provider.GetRequiredService<PassengerProtector>(),
            provider.GetRequiredService<FailPoint>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<GetBookingStatus>()
        .AddSingleton<SendMessage>()
        .AddSingleton<DeclineRequest>()
        .AddSingleton<ResolveBooking>()
        .AddSingleton<UpdateBookingStatus>()
        .AddSingleton<EraseBooking>()
        .AddSingleton<ReconciliationWorker>();
}
