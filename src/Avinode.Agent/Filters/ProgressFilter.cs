using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>Tells a client that asked for progress that the call is alive: at its start and every few seconds.</summary>
internal sealed class ProgressFilter(TimeProvider clock)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    public McpRequestHandler<CallToolRequestParams, CallToolResult> InvokeAsync(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        (context, cancellationToken) => context.Params?.ProgressToken is { } token
            ? RunAsync(context, token, next, cancellationToken)
            : next(context, cancellationToken);

    private async ValueTask<CallToolResult> RunAsync(
        RequestContext<CallToolRequestParams> context,
        ProgressToken token,
        McpRequestHandler<CallToolRequestParams, CallToolResult> next,
        CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await TellAsync(0, "Asking Avinode");
        var beating = BeatAsync();
        try
        {
            return await next(context, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await beating;
        }

        async Task BeatAsync()
        {
            var start = clock.GetTimestamp();
            using var timer = new PeriodicTimer(Beat, clock);
            try
            {
                while (await timer.WaitForNextTickAsync(over.Token))
                {
                    var seconds = (int)clock.GetElapsedTime(start).TotalSeconds;
                    await TellAsync(seconds, $"Waiting for Avinode, {seconds} s so far");
                }
            }
            catch (OperationCanceledException)
            {
                // The call is over.
            }
        }

        // No total: nobody knows how long an operator's system takes.
        Task TellAsync(int progress, string message)
        {
            var value = new ProgressNotificationValue { Progress = progress, Message = message };
            return context.Server.NotifyProgressAsync(token, value, cancellationToken: over.Token);
        }
    }
}
