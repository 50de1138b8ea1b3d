using Avinode.Bookings;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>Turns every failure into a text that ends with the next step. Nothing else about it reaches the model.</summary>
internal sealed partial class FailureFilter(ILogger<FailureFilter> logger)
{
    public McpRequestHandler<CallToolRequestParams, CallToolResult> InvokeAsync(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (context, cancellationToken) =>
        {
            var tool = context.Params?.Name ?? "";
            try
            {
                return await next(context, cancellationToken);
            }
            catch (Exception fault) when (IsOurs(fault, cancellationToken))
            {
                Report(tool, fault);
                return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = ErrorMessages.For(fault, tool) }] };
            }
        };

    public McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> InvokeAsync(
        McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> next) => async (context, cancellationToken) =>
        {
            try
            {
                return await next(context, cancellationToken);
            }
            catch (Exception fault) when (IsOurs(fault, cancellationToken))
            {
                Report("resources/read", fault);
                throw new McpProtocolException(ErrorMessages.For(fault, "resources/read"), ResourceErrors.CodeOf(fault));
            }
        };

    // Errors of the protocol, such as an unknown tool, are the SDK's to answer; so is a cancelled call.
    private static bool IsOurs(Exception fault, CancellationToken cancellationToken) =>
        fault is not McpException && !(fault is OperationCanceledException && cancellationToken.IsCancellationRequested);

    private static string KindOf(Exception fault) => fault is RefusalException refused ? $"{refused.Refusal.Code}" : fault.GetType().Name;

    private void Report(string tool, Exception fault)
    {
        if (ErrorMessages.IsExpected(fault))
        {
            Log.Failed(logger, tool, KindOf(fault), (fault as Client.AvinodeException)?.Status is { } status ? (int)status : 0);
        }
        else
        {
            // Without the message, which may repeat what was being read.
            Log.Broke(logger, tool, fault.GetType().FullName!, fault.StackTrace);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Tool} failed: {Kind}, status {Status}")]
        public static partial void Failed(ILogger logger, string tool, string kind, int status);

        [LoggerMessage(LogLevel.Error, "{Tool} broke: {Kind}\n{Stack}")]
        public static partial void Broke(ILogger logger, string tool, string kind, string? stack);
    }
}
