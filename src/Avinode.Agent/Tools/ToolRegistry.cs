using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>Holds the tools. They are built when the first one is asked for: building them is a third of the time to start.</summary>
internal sealed class ToolRegistry(Func<IEnumerable<McpServerTool>> build)
{
    private readonly Lazy<McpServerTool[]> _tools = new(() => [.. build()]);

    /// <summary>Makes a tool of a class: its method <c>RunAsync</c> is the call, the method's comment the description.</summary>
    public static McpServerTool Make<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class
    {
        // One instance for all calls: tools hold nothing between them.
        T? instance = null;
        return McpServerTool.Create(
            typeof(T).GetMethod("RunAsync")!,
            context => instance ??= ActivatorUtilities.CreateInstance<T>(context.Services!),
            new McpServerToolCreateOptions { SerializerOptions = McpJson.Wire, SchemaCreateOptions = ToolSchemas.Options });
    }

    /// <summary>Finds a tool by its name.</summary>
    public McpServerTool? Find(string? name) => _tools.Value.FirstOrDefault(tool => tool.ProtocolTool.Name == name);

    public ValueTask<ListToolsResult> ListAsync(RequestContext<ListToolsRequestParams> context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListToolsResult { Tools = [.. _tools.Value.Select(tool => tool.ProtocolTool)] });

    public ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> context, CancellationToken cancellationToken) =>
        Find(context.Params?.Name) is { } tool
            ? tool.InvokeAsync(context, cancellationToken)
            : throw new McpProtocolException($"Unknown tool: '{UntrustedName(context.Params?.Name)}'. Ask tools/list for the names.", McpErrorCode.InvalidParams);

    private static string UntrustedName(string? name) => Client.UntrustedText.Clean(name, 60);
}
