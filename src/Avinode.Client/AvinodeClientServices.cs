using Microsoft.Extensions.DependencyInjection;

namespace Avinode.Client;

/// <summary>Registers the client of Avinode's API.</summary>
public static class AvinodeClientServices
{
    internal const string Reads = "avinode-reads";
    internal const string Writes = "avinode-writes";

    /// <summary>Adds <see cref="AvinodeClient"/>, which needs a <see cref="TimeProvider"/>. The first call creates the transport.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Where Avinode is, and the tokens.</param>
    /// <param name="transport">Creates the one handler below all calls, <see cref="AvinodeTransport.Create"/> or a simulator.</param>
    public static IServiceCollection AddAvinodeClient(
        this IServiceCollection services, AvinodeClientOptions options, Func<IServiceProvider, HttpMessageHandler> transport)
    {
        services.AddSingleton(options).AddSingleton(transport).AddSingleton<AvinodeClient>();
        services.AddTransient<BufferingHandler>().AddTransient<SigningHandler>();

        // Outermost first: every retry passes through buffering and signing again.
        var reads = services.AddPlainClient(Reads);
        reads.AddResilienceHandler("retry", ReadResilience.Configure);
        reads.AddHttpMessageHandler<BufferingHandler>().AddHttpMessageHandler<SigningHandler>();

        // No resilience: nothing in this pipeline can send a booking twice.
        services.AddPlainClient(Writes).AddHttpMessageHandler<SigningHandler>();
        return services;
    }

    private static IHttpClientBuilder AddPlainClient(this IServiceCollection services, string name) => services.AddHttpClient(name)
        .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)

        // One transport, so that a booking travels on the connection that its quote was read on. It renews its connections itself.
        .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<HttpMessageHandler>())
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

        // What a host adds to all its clients must not retry a write or log an address.
        .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear())
        .RemoveAllLoggers();
}
