using Avinode.Bookings;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;

namespace Avinode.Mcp;

/// <summary>The table of contents: what the server offers, and what every call passes through.</summary>
internal static class AvinodeMcpServer
{
    /// <summary>Every tool, in the order of their names.</summary>
    private static IEnumerable<McpServerTool> Tools =>
    [
        ToolShelf.Make<BookFlightTool>(),
        ToolShelf.Make<DeclineQuoteTool>(),
        ToolShelf.Make<GenerateQuotePdfTool>(),
        ToolShelf.Make<GetBookingStatusTool>(),
        ToolShelf.Make<GetMessageTool>(),
        ToolShelf.Make<GetTripMessagesTool>(),
        ToolShelf.Make<ListBookingsTool>(),
        ToolShelf.Make<SendTripMessageTool>(),
    ];

    public static IMcpServerBuilder AddAvinodeMcpServer(this IServiceCollection services, AvinodeSettings settings, TimeProvider clock)
    {
        services.AddAvinode(settings, clock);
        services.AddHostedService<ReconcilerService>();
        services.AddSingleton<ProposalFolder>();
        services.AddSingleton<ProposalResource>();
        services.AddSingleton(new ToolShelf(() => Tools));
        services.AddSingleton<ArgumentFilter>();
        services.AddSingleton<FailureFilter>();
        services.AddSingleton<ProgressFilter>();
        services.AddOptions<McpServerOptions>().Configure<IServiceProvider>(Offer).Configure<IServiceProvider>(AddFilters);
        return services.AddMcpServer(options =>
        {
            options.ServerInfo = ServerIdentity.Info;
            options.ServerInstructions = ServerIdentity.Instructions(settings.Sandbox);
            options.ScopeRequests = false;
        });
    }

    private static void Offer(McpServerOptions options, IServiceProvider services)
    {
        var tools = services.GetRequiredService<ToolShelf>();
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
        if (services.GetRequiredService<AvinodeSettings>().Sandbox)
        {
            calls.Add(SandboxFilter.Around);
            options.Filters.Request.ReadResourceFilters.Add(SandboxFilter.Around);
        }

        var failures = services.GetRequiredService<FailureFilter>();
        calls.Add(failures.Around);
        calls.Add(services.GetRequiredService<ArgumentFilter>().Around);
        calls.Add(services.GetRequiredService<ProgressFilter>().Around);
        options.Filters.Request.ReadResourceFilters.Add(failures.Around);
        options.Filters.Message.IncomingFilters.Add(ParameterFilter.Around);
    }
}
