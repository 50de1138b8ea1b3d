using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Avinode.Testing;

/// <summary>
/// What WireMock.Net cannot do. It reads a request whole before it looks at it, and its responses are always whole HTTP; its log knows a
/// request only once it was answered. This middleware stands before it in the same server: it records a request as soon as its headers are
/// in, answers without reading the body, resets connections, stops in the middle of a body, or stays silent.
/// </summary>
internal sealed class RawUpstream(StubUpstream upstream) : IDisposable
{
    private readonly AsyncLocal<Exchange?> _current = new();
    private readonly CancellationTokenSource _closing = new();

    /// <summary>The exchange that WireMock.Net asks a response for.</summary>
    public Exchange Current => _current.Value!;

    public async Task ServeAsync(HttpContext context, RequestDelegate wireMock)
    {
        await using var closing = _closing.Token.Register(context.Abort);
        var request = HeadOf(context);
        var exchange = new Exchange(context, upstream.RecordArrival(request));
        _current.Value = exchange;
        exchange.Raw = upstream.TakeUnread(request);
        if (exchange.Raw is not null)
        {
            upstream.RecordBody(exchange.Number, []);
            await exchange.Raw.Gate.WaitAsync(context.RequestAborted);
        }
        else
        {
            await wireMock(context);
        }

        if (exchange.Raw is { } response)
        {
            await GiveAsync(context, response);
        }
    }

    /// <summary>Breaks every connection on which a request is being served.</summary>
    public Task CloseAsync() => _closing.CancelAsync();

    public void Dispose() => _closing.Dispose();

    private static RecordedRequest HeadOf(HttpContext context)
    {
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        var lines = request.Headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")));
        return new RecordedRequest(request.Method, request.RawTarget, [.. lines], []);
    }

    private static async Task GiveAsync(HttpContext context, StubResponse response)
    {
        if (response.Ending is StubResponse.Endings.Reset)
        {
            Reset(context);
            return;
        }

        if (response.Ending is not StubResponse.Endings.Hang)
        {
            await WriteAsync(context.Response, response);
        }

        if (response.Ending is StubResponse.Endings.Hang or StubResponse.Endings.HangHalfway)
        {
            var never = new TaskCompletionSource().Task;
            await never.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Closing without lingering sends RST instead of FIN.</summary>
    private static void Reset(HttpContext context)
    {
        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close(timeout: 0);
        context.Abort();
    }

    private static async Task WriteAsync(HttpResponse http, StubResponse response)
    {
        http.Clear();
        http.StatusCode = response.StatusCode;
        foreach (var (name, value) in response.Headers)
        {
            http.Headers.Append(name, value);
        }

        if (!response.ReadsBody)
        {
            http.Headers.Connection = "close";
        }

        var body = response.Body;
        if (response.Ending is StubResponse.Endings.TruncateChunked)
        {
            await WriteFirstChunkAsync(http, body.AsMemory(0, body.Length / 2));
            return;
        }

        // Fewer bytes than announced: the server closes the connection afterwards.
        http.ContentLength = body.Length;
        await http.Body.WriteAsync(response.Ending is StubResponse.Endings.Complete ? body : body.AsMemory(0, body.Length / 2));
        await http.Body.FlushAsync();
    }

    /// <summary>Writes the chunk by hand, so that the server believes the response complete and adds no last chunk.</summary>
    private static async Task WriteFirstChunkAsync(HttpResponse http, ReadOnlyMemory<byte> chunk)
    {
        http.Headers.TransferEncoding = "chunked";
        http.Headers.Connection = "close";
        var size = chunk.Length.ToString("x", CultureInfo.InvariantCulture);
        byte[] bytes = [.. Encoding.ASCII.GetBytes($"{size}\r\n"), .. chunk.Span, .. "\r\n"u8];
        await http.Body.WriteAsync(bytes);
    }

    /// <summary>One request that is being served.</summary>
    internal sealed record Exchange(HttpContext Context, int Number)
    {
        /// <summary>The response to give in place of WireMock.Net's.</summary>
        public StubResponse? Raw { get; set; }
    }
}
