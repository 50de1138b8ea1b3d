using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>Refuses parameters that cannot be read at all: they reach neither a tool nor its filters.</summary>
internal static class ParameterFilter
{
    public static McpMessageHandler InvokeAsync(McpMessageHandler next) =>
        async (context, cancellationToken) =>
        {
            try
            {
                await next(context, cancellationToken);
            }
            catch (Exception fault) when (IsUnreadable(fault) && FormOf(context.JsonRpcMessage) is { } form)
            {
                var rule = $"The parameters cannot be read: {form}, and texts must be valid Unicode. Send them again in that form.";
                throw new McpProtocolException(rule, McpErrorCode.InvalidParams);
            }
        };

    private static bool IsUnreadable(Exception fault) => fault is JsonException or InvalidOperationException or ArgumentException;

    // The failure filter handles everything else that goes wrong with these two; in other methods the fault is not the caller's.
    private static string? FormOf(JsonRpcMessage message) => (message as JsonRpcRequest)?.Method switch
    {
        RequestMethods.ToolsCall => "'name' must be a string, 'arguments' an object",
        RequestMethods.ResourcesRead => "'uri' must be a string",
        _ => null,
    };
}
