using Avinode.Agent;
using Avinode.Bookings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Mcp;

/// <summary>Serves the protocol on stdin and stdout until stdin ends or the process is told to stop.</summary>
internal static partial class StdioHost
{
    public static async Task<int> RunAsync(AvinodeSettings settings, CancellationToken cancellationToken)
    {
        var (input, output) = StandardStreams.Take();
        await using var transport = new StdioTransport(input, output, new PendingRequests(TimeProvider.System));
        var host = Build(settings, transport, TimeProvider.System);
        Announce(host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("avinode-mcp"), settings);

        // The end of stdin ends the process at once: a call still in flight has nobody left to answer to. The host disposes itself when it
        // stops in order; to dispose it here would wait for a read that hangs, as its retries do for thirty seconds.
        await await Task.WhenAny(host.RunAsync(cancellationToken), transport.Ended);
        return 0;
    }

    internal static IHost Build(AvinodeSettings settings, ITransport transport, TimeProvider clock)
    {
        // Neither configuration files nor file watchers: the working directory is the client's, not ours.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(settings.LogLevel);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // The SDK logs the stack of every refused call, and at Trace whole messages with passports in them.
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Critical);
        builder.Logging.AddProvider(new StderrLog(StandardStreams.Error, clock, settings.Simulator));
        builder.Services.AddAvinode(settings, clock).AddHostedService<ReconciliationService>();
        builder.Services.AddAvinodeMcpServer(settings);
        builder.Services.AddSingleton(transport).AddHostedService<McpSession>();
        return builder.Build();
    }

    private static void Announce(ILogger logger, AvinodeSettings settings)
    {
        if (settings.Simulator)
        {
            Log.Simulator(logger, ServerIdentity.Version);
        }
        else
        {
            Log.Started(logger, ServerIdentity.Version, settings.Avinode.BaseUrl.Host);
        }

        foreach (var remark in settings.Remarks)
        {
            Log.Remark(logger, remark);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "avinode-mcp {Version} uses the built-in pretend Avinode; nothing reaches an operator")]
        public static partial void Simulator(ILogger logger, string version);

        [LoggerMessage(LogLevel.Information, "avinode-mcp {Version} works with {Host}")]
        public static partial void Started(ILogger logger, string version, string host);

        [LoggerMessage(LogLevel.Warning, "{Remark}")]
        public static partial void Remark(ILogger logger, string remark);
    }
}

/// <summary>The one session of the process; the host ends with it.</summary>
internal sealed class McpSession(
    ITransport transport,
    IOptions<McpServerOptions> options,
    ILoggerFactory loggers,
    IServiceProvider services,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var server = McpServer.Create(transport, options.Value, loggers, services);
        try
        {
            await server.RunAsync(stoppingToken);
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
