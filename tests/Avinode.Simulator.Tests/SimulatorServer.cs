using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace Avinode.Simulator.Tests;

/// <summary>Serves a world over a real socket: Kestrel before a <see cref="SimulatorHandler"/>, broken connections included.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly HttpMessageInvoker simulator;
    private readonly WebApplication app;

    private SimulatorServer(SimulatorWorld world)
    {
        simulator = new HttpMessageInvoker(new SimulatorHandler(world));
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        app = builder.Build();
        app.Run(ServeAsync);
        app.Start();
        BaseAddress = new Uri(app.Urls.Single() + "/api/");
    }

    /// <summary><c>http://127.0.0.1:{port}/api/</c>, on a free port.</summary>
    public Uri BaseAddress { get; }

    public static SimulatorServer Start(SimulatorWorld world) => new(world);

    /// <summary>Stops to serve and breaks what is still open.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await app.DisposeAsync();
        simulator.Dispose();
        closing.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        await using var broken = closing.Token.Register(context.Abort);
        using var request = RequestOf(context);
        try
        {
            using var response = await simulator.SendAsync(request, context.RequestAborted);
            await WriteAsync(response, context.Response);
        }
        catch (HttpRequestException)
        {
            context.Abort();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone, or we are stopping.
        }
    }

    private HttpRequestMessage RequestOf(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), BaseAddress.GetLeftPart(UriPartial.Authority) + target)
        {
            Content = new StreamContent(context.Request.Body),
        };
        foreach (var (name, values) in context.Request.Headers.Where(header => IsRead(header.Key)))
        {
            request.Headers.Add(name, (IEnumerable<string?>)values);
        }

        return request;
    }

    private static bool IsRead(string header) =>
        header is "Authorization" || header.StartsWith("X-Avinode-", StringComparison.OrdinalIgnoreCase);

    private static async Task WriteAsync(HttpResponseMessage response, HttpResponse http)
    {
        http.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            http.Headers[name] = values.ToArray();
        }

        http.ContentLength = response.Content.Headers.ContentLength;
        await using var body = await response.Content.ReadAsStreamAsync();
        try
        {
            await body.CopyToAsync(http.Body);
        }
        catch (HttpIOException)
        {
            // Cut short: as fewer bytes came than were announced, Kestrel closes the connection.
        }
    }
}
