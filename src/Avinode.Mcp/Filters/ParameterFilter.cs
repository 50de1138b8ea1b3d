using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Mcp;

/// <summary>Parameters that cannot be read at all reach neither a tool nor its filters: they are refused in words of their own.</summary>
internal static class ParameterFilter
{
    public static McpMessageHandler Around(McpMessageHandler next) =>
        async (context, cancellationToken) =>
        {
            try
            {
                await next(context, cancellationToken);
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException && context.JsonRpcMessage is JsonRpcRequest)
            {
                throw new McpProtocolException(
                    "The parameters cannot be read: 'name' must be a string, 'arguments' an object, and texts must be valid Unicode. Send them again in that form.", McpErrorCode.InvalidParams);
            }
        };
}
