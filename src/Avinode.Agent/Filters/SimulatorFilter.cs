using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>Marks every result of the simulator, so that nobody takes a pretend flight for a real one.</summary>
internal static class SimulatorFilter
{
    private const string Mark = "simulated";

    public static McpRequestHandler<CallToolRequestParams, CallToolResult> InvokeAsync(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (context, cancellationToken) =>
        {
            var result = await next(context, cancellationToken);
            if (result.StructuredContent is { } content)
            {
                result.StructuredContent = Marked(JsonObject.Create(content)!).Deserialize(McpJson.Default.JsonElement);
            }

            if (result.Content is [TextContentBlock text, ..])
            {
                text.Text = result.IsError is true
                    ? $"[{Mark}] {text.Text}"
                    : Marked(JsonNode.Parse(text.Text)!.AsObject()).ToJsonString(McpJson.Wire);
            }

            return result;
        };

    public static McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> InvokeAsync(
        McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> next) => async (context, cancellationToken) =>
        {
            try
            {
                var result = await next(context, cancellationToken);
                result.Meta = Marked(result.Meta ?? []);
                return result;
            }
            catch (McpProtocolException fault)
            {
                throw new McpProtocolException($"[{Mark}] {fault.Message}", fault.ErrorCode);
            }
        };

    private static JsonObject Marked(JsonObject result)
    {
        result[Mark] = true;
        return result;
    }
}
