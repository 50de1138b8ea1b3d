using System.IO.Pipelines;
using System.Text.Json;
using Avinode.Bookings;
using Avinode.Client;
using Avinode.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Mcp.Tests;

/// <summary>Our server in this process: pipes for stdin and stdout, a clock that stands still, a scripted Avinode behind it.</summary>
internal sealed class ServedMcp : IAsyncDisposable
{
    public const string ApiToken = "token-of-the-application";
    public const string BearerToken = "token-of-the-connection";

    private readonly Pipe _toServer = new();
    private readonly Pipe _fromServer = new();
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IHost _host;

    private ServedMcp(AvinodeSettings settings, StubUpstream upstream)
    {
        Upstream = upstream;
        var pending = new PendingRequests(Clock);
        var transport = new StdioTransport(_toServer.Reader.AsStream(), _fromServer.Writer.AsStream(), pending);
        _host = StdioHost.Build(settings, transport, Clock);
        _host.Services.GetRequiredService<IOptions<McpServerOptions>>().Value.Filters.Request.CallToolFilters.Insert(0, WatchCancellation);
        Client = McpConversation.Over(_toServer.Writer.AsStream(), _fromServer.Reader.AsStream());
    }

    public StubUpstream Upstream { get; }

    public ManualClock Clock { get; } = new();

    public McpConversation Client { get; }

    // Without the one that looks after bookings by itself: its timers would make it a matter of luck when time passes.
    private IEnumerable<IHostedService> Services =>
        _host.Services.GetServices<IHostedService>().Where(service => service is not ReconciliationService);

    /// <summary>Completes when a call has ended because its client cancelled it; nothing on the wire tells that.</summary>
    public Task WhenCancelledAsync() => _cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Starts the server and opens the conversation.</summary>
    public static async Task<ServedMcp> StartAsync(
        bool simulator = false,
        string? pdfDirectory = null,
        Uri? baseUrl = null,
        AvinodeIdFormat idFormat = AvinodeIdFormat.Numeric,
        string? actAsAccount = null)
    {
        var upstream = await StubUpstream.StartAsync();
        var settings = new AvinodeSettings
        {
            Avinode = new AvinodeClientOptions
            {
                BaseUrl = baseUrl ?? upstream.BaseAddress,
                ApiToken = ApiToken,
                BearerToken = BearerToken,
                IdFormat = idFormat,
                ActAsAccount = actAsAccount,
            },
            Simulator = simulator,
            PdfDirectory = pdfDirectory,
        };
        var served = new ServedMcp(settings, upstream);
        foreach (var service in served.Services)
        {
            await service.StartAsync(CancellationToken.None);
        }

        await served.Client.InitializeAsync();
        return served;
    }

    /// <summary>Scripts what the call asks for, and makes it.</summary>
    public Task<ToolAnswer> CallAsync(ToolCall call, StubResponse? answer = null)
    {
        Upstream.Answer(call.Method, call.Path, answer ?? call.Success);
        return CallAsync(call.Tool, call.Arguments);
    }

    public async Task<ToolAnswer> CallAsync(string tool, string arguments) => new(await Client.CallToolAsync(tool, arguments));

    /// <summary>The requests that the call itself sent; a booking reads its quote before.</summary>
    public RecordedRequest[] Sent(ToolCall call) =>
        [.. Upstream.Requests.Where(request => request.Method == call.Method && request.Path == "/api" + call.Path)];

    /// <summary>The tools by name, in the order in which the server lists them.</summary>
    public async Task<OrderedDictionary<string, JsonElement>> ToolsAsync()
    {
        var list = await Client.RequestAsync("tools/list");
        var tools = list.GetProperty("result").GetProperty("tools").EnumerateArray();
        return new(tools.Select(tool => KeyValuePair.Create(tool.GetProperty("name").GetString()!, tool)));
    }

    public async ValueTask DisposeAsync()
    {
        Client.CloseInput();
        foreach (var service in Services)
        {
            await service.StopAsync(CancellationToken.None);
        }

        _host.Dispose();
        await _fromServer.Writer.CompleteAsync();
        await Client.DisposeAsync();
        await Upstream.DisposeAsync();
    }

    private McpRequestHandler<CallToolRequestParams, CallToolResult> WatchCancellation(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (context, cancellationToken) =>
        {
            try
            {
                return await next(context, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _cancelled.TrySetResult();
                throw;
            }
        };
}
