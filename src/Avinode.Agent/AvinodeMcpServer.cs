using Avinode.Bookings;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>The table of contents: what the server offers, and what every call passes through.</summary>
public static class AvinodeMcpServer
{
    /// <summary>Every tool, in the order of their names.</summary>
    private static IEnumerable<McpServerTool> Tools =>
    [
        ToolRegistry.Make<BookFlightTool>(),
        ToolRegistry.Make<DeclineQuoteTool>(),
        ToolRegistry.Make<GenerateQuotePdfTool>(),
        ToolRegistry.Make<GetBookingStatusTool>(),
        ToolRegistry.Make<GetMessageTool>(),
        ToolRegistry.Make<GetTripMessagesTool>(),
        ToolRegistry.Make<ListBookingsTool>(),
        ToolRegistry.Make<SendTripMessageTool>(),
    ];

    /// <summary>Adds the server without a transport. The host adds the bookings, the client of Avinode and the clock.</summary>
    public static IMcpServerBuilder AddAvinodeMcpServer(this IServiceCollection services, AvinodeSettings settings)
    {
        services.AddSingleton<ProposalFolder>();
        services.AddSingleton<ProposalResource>();
        services.AddSingleton(new ToolRegistry(() => Tools));
        services.AddSingleton<ArgumentFilter>();
        services.AddSingleton<FailureFilter>();
        services.AddSingleton<ProgressFilter>();
        services.AddOptions<McpServerOptions>().Configure<IServiceProvider>(Offer).Configure<IServiceProvider>(AddFilters);
        return services.AddMcpServer(options =>
        {
            options.ServerInfo = ServerIdentity.Info;
            options.ServerInstructions = ServerIdentity.Instructions(settings.Simulator);
            options.ScopeRequests = false;
        });
    }

    private static void Offer(McpServerOptions options, IServiceProvider services)
    {
        var tools = services.GetRequiredService<ToolRegistry>();
        options.Handlers.ListToolsHandler = tools.ListAsync;
        options.Handlers.CallToolHandler = tools.CallAsync;
        options.Handlers.ListResourceTemplatesHandler = ProposalResource.ListAsync;
        options.Handlers.ReadResourceHandler =
            (context, cancellationToken) => services.GetRequiredService<ProposalResource>().ReadAsync(context, cancellationToken);
    }

    /// <summary>What every call passes through, outermost first.</summary>
    private static void AddFilters(McpServerOptions options, IServiceProvider services)
    {
        var calls = options.Filters.Request.CallToolFilters;
        if (services.GetRequiredService<AvinodeSettings>().Simulator)
        {
            calls.Add(SimulatorFilter.InvokeAsync);
            options.Filters.Request.ReadResourceFilters.Add(SimulatorFilter.InvokeAsync);
        }

        var failures = services.GetRequiredService<FailureFilter>();
        calls.Add(failures.InvokeAsync);
        calls.Add(services.GetRequiredService<ArgumentFilter>().InvokeAsync);
        calls.Add(services.GetRequiredService<ProgressFilter>().InvokeAsync);
        options.Filters.Request.ReadResourceFilters.Add(failures.InvokeAsync);
        options.Filters.Message.IncomingFilters.Add(ParameterFilter.InvokeAsync);
    }
}
