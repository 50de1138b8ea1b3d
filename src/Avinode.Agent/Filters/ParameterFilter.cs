using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>Parameters that cannot be read at all reach neither a tool nor its filters: they are refused in words of their own.</summary>
internal static class ParameterFilter
{
    public static McpMessageHandler InvokeAsync(McpMessageHandler next) =>
        async (context, cancellationToken) =>
        {
            try
            {
                await next(context, cancellationToken);
            }
            catch (Exception fault) when (fault is (JsonException or InvalidOperationException or ArgumentException) && FormOf(context.JsonRpcMessage) is { } form)
            {
                throw new McpProtocolException($"The parameters cannot be read: {form}, and texts must be valid Unicode. Send them again in that form.", McpErrorCode.InvalidParams);
            }
        };

    // What else goes wrong with these two is answered further in; what goes wrong with others is no fault of the caller's.
    private static string? FormOf(JsonRpcMessage message) => (message as JsonRpcRequest)?.Method switch
    {
        RequestMethods.ToolsCall => "'name' must be a string, 'arguments' an object",
        RequestMethods.ResourcesRead => "'uri' must be a string",
        _ => null,
    };
}
