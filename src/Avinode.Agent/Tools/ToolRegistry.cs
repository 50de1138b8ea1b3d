using System.Diagnostics.CodeAnalysis;
using Avinode.Client;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>Holds the tools. They are built when the first one is asked for: building them is a third of the time to start.</summary>
internal sealed class ToolRegistry(Func<IEnumerable<McpServerTool>> build)
{
    private const DynamicallyAccessedMemberTypes Reflected =
        DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors;

    private readonly Lazy<McpServerTool[]> _tools = new(() => [.. build()]);

    /// <summary>A tool made of a class: its method <c>RunAsync</c> is the call, the method's comment the description.</summary>
    /// <exception cref="InvalidOperationException">The tool's schema promises what is not enforced.</exception>
    public static McpServerTool Make<[DynamicallyAccessedMembers(Reflected)] T>()
        where T : class
    {
        // One instance for all calls: tools hold nothing between them.
        T? instance = null;
        var tool = McpServerTool.Create(
            typeof(T).GetMethod("RunAsync")!,
            context => instance ??= ActivatorUtilities.CreateInstance<T>(context.Services!),
            new McpServerToolCreateOptions { SerializerOptions = McpJson.Wire, SchemaCreateOptions = ToolSchemas.Options });
        EnforcedSchema.Require(tool.ProtocolTool.Name, tool.ProtocolTool.InputSchema);
        return tool;
    }

    public McpServerTool? Find(string? name) => _tools.Value.FirstOrDefault(tool => tool.ProtocolTool.Name == name);

    public ValueTask<ListToolsResult> ListAsync(RequestContext<ListToolsRequestParams> context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListToolsResult { Tools = [.. _tools.Value.Select(tool => tool.ProtocolTool)] });

    public ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> context, CancellationToken cancellationToken) =>
        Find(context.Params?.Name) is { } tool
            ? tool.InvokeAsync(context, cancellationToken)
            : throw Unknown(context.Params?.Name);

    private static McpProtocolException Unknown(string? name) =>
        new($"Unknown tool: '{UntrustedText.Clean(name, 60)}'. Ask tools/list for the names.", McpErrorCode.InvalidParams);
}
