using System.Net;
using Avinode.Testing.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;

namespace Avinode.Testing;

/// <summary>
/// The far side of the wire, to a test's script: a real socket on the loopback that records every request byte for byte and answers
/// what it was told. What was not scripted is answered with 404 in Avinode's envelope.
/// </summary>
public sealed class StubUpstream : IAsyncDisposable
{
    private const string BasePath = "/api";

    private readonly WatchedState _state = new();
    private readonly List<(RecordedRequest Request, bool IsRead)> _requests = [];
    private readonly Dictionary<(string Method, string Path), Queue<StubResponse>> _script = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly WebApplication _server;
    private bool _isDisposed;
    private StubResponse _fallback = StubResponse.Status(404);

    private StubUpstream()
    {
        var closing = _closing.Token;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0, endpoint =>
            endpoint.Run(connection => new StubConnection(this, connection, closing).RunAsync())));
        _server = builder.Build();
    }

    /// <summary><c>http://127.0.0.1:{port}/api</c>, without a slash at the end.</summary>
    public Uri BaseAddress => new(_server.Urls.Single() + BasePath);

    /// <summary>All requests so far, in order of arrival: each from the moment its headers are in, its body as soon as that was read.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _state.Read(() => _requests.Select(entry => entry.Request).ToArray());

    /// <summary>Starts listening on a free port of the loopback.</summary>
    public static async Task<StubUpstream> StartAsync()
    {
        var upstream = new StubUpstream();
        await upstream._server.StartAsync();
        return upstream;
    }

    /// <summary>
    /// Scripts a method and path, replacing what was scripted for it before. The answers are used in turn and the last one repeats.
    /// </summary>
    /// <param name="method">For example <c>GET</c>.</param>
    /// <param name="path">As it stands on the wire below <c>/api</c>, for example <c>/bookings/1</c>. Without a query it matches any query.</param>
    /// <param name="answers">At least one.</param>
    public void Answer(string method, string path, params StubResponse[] answers)
    {
        ArgumentOutOfRangeException.ThrowIfZero(answers.Length);
        _state.Change(() => _script[(method, path)] = new Queue<StubResponse>(answers));
    }

    /// <summary>Answers this to everything that is not scripted.</summary>
    public void AnswerAll(StubResponse answer) => _state.Change(() => _fallback = answer);

    /// <summary>
    /// Completes with the count-th request as soon as it has arrived: with its whole body, or without it where the answer was not to read it.
    /// </summary>
    public async Task<RecordedRequest> WaitForRequestAsync(int count = 1, TimeSpan? timeout = null)
    {
        await _state.WhenAsync(
            () => _requests.Count >= count && _requests[count - 1].IsRead,
            timeout,
            () => $"Request {count} has not arrived. Arrived: [{string.Join(", ", _requests.Select(entry => entry.Request.RawTarget))}]");
        return Requests[count - 1];
    }

    /// <summary>Ends all connections, hanging ones too, and stops listening. May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _closing.CancelAsync();
        await _server.DisposeAsync();
        _closing.Dispose();
    }

    internal int RecordArrival(RecordedRequest head) => _state.Change(() =>
    {
        _requests.Add((head, IsRead: false));
        return _requests.Count - 1;
    });

    internal void RecordBody(int index, byte[] body) =>
        _state.Change(() => _requests[index] = (_requests[index].Request with { Body = body }, IsRead: true));

    internal StubResponse AnswerTo(RecordedRequest request) => _state.Change(() =>
        Next(request.Method, request.RawTarget) ?? Next(request.Method, request.Path) ?? _fallback);

    private StubResponse? Next(string method, string target)
    {
        if (!target.StartsWith(BasePath, StringComparison.Ordinal)
            || !_script.TryGetValue((method, target[BasePath.Length..]), out var answers))
        {
            return null;
        }

        return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
    }
}
