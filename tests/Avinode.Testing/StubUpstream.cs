using Avinode.Testing.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace Avinode.Testing;

/// <summary>
/// The far side of the wire, to a test's script: a WireMock.Net server on the loopback that records every request and gives the responses
/// that it was told. What was not scripted is answered with 404 in Avinode's envelope.
/// </summary>
public sealed class StubUpstream : IAsyncDisposable
{
    private const string BasePath = "/api";
    private const int AfterAllOthers = 1000;

    private readonly WatchedState _state = new();
    private readonly List<(RecordedRequest Request, bool IsRead)> _requests = [];
    private readonly Dictionary<(string Method, string Path), Queue<StubResponse>> _script = [];
    private readonly RawUpstream _raw;
    private readonly WireMockServer _server;
    private Queue<StubResponse> _fallback = new([StubResponse.Status(404)]);
    private bool _isDisposed;

    private StubUpstream()
    {
        _raw = new RawUpstream(this);
        _server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = ["http://127.0.0.1:0"],
            AllowBodyForAllHttpMethods = true,
            DisableJsonBodyParsing = true,
            DisableRequestBodyDecompressing = true,
            MaxRequestLogCount = 0,
            StartTimeout = 60_000,
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(_raw.ServeAsync),
        });
        _server
            .Given(Request.Create().UsingAnyMethod())
            .AtPriority(AfterAllOthers)
            .RespondWith(Response.Create().WithCallback(request => RespondAsync(() => _fallback, request)));
    }

    /// <summary><c>http://127.0.0.1:{port}/api</c>, without a slash at the end.</summary>
    public Uri BaseAddress => new(_server.Urls.Single() + BasePath);

    /// <summary>All requests so far, in order of arrival: each as soon as its headers are in, its body as soon as it was read.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _state.Read(() => _requests.Select(entry => entry.Request).ToArray());

    /// <summary>Starts listening on a free port of the loopback.</summary>
    public static Task<StubUpstream> StartAsync() => Task.Run(() => new StubUpstream());

    /// <summary>
    /// Scripts a method and path, replacing what was scripted for it before. The responses are used in turn and the last one repeats.
    /// </summary>
    /// <param name="method">For example <c>GET</c>.</param>
    /// <param name="path">Below <c>/api</c>, for example <c>/bookings/1</c>. It matches with any query.</param>
    /// <param name="answers">At least one.</param>
    public void Answer(string method, string path, params StubResponse[] answers)
    {
        ArgumentOutOfRangeException.ThrowIfZero(answers.Length);
        var key = (method, BasePath + path);
        var isNew = _state.Change(() =>
        {
            var isNew = !_script.ContainsKey(key);
            _script[key] = new Queue<StubResponse>(answers);
            return isNew;
        });

        if (isNew)
        {
            _server
                .Given(Request.Create().UsingMethod(method).WithPath(new ExactMatcher(BasePath + path)))
                .RespondWith(Response.Create().WithCallback(request => RespondAsync(() => _script[key], request)));
        }
    }

    /// <summary>Gives this response to everything that is not scripted.</summary>
    public void AnswerAll(StubResponse answer) => _state.Change(() => _fallback = new([answer]));

    /// <summary>
    /// Completes with the count-th request as soon as it has arrived: with its whole body, or without it where it was not to be read.
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

        await _raw.CloseAsync();
        await Task.Run(_server.Stop);
        _server.Dispose();
        _raw.Dispose();
    }

    internal int RecordArrival(RecordedRequest head) => _state.Change(() =>
    {
        _requests.Add((head, IsRead: false));
        return _requests.Count - 1;
    });

    internal RecordedRequest RecordBody(int number, byte[] body) => _state.Change(() =>
    {
        var request = _requests[number].Request with { Body = body };
        _requests[number] = (request, IsRead: true);
        return request;
    });

    /// <summary>The response to a request whose body must not be read, if that is what comes next for it.</summary>
    internal StubResponse? TakeUnread(RecordedRequest head) => _state.Read(() =>
    {
        var answers = _script.GetValueOrDefault((head.Method, head.Path), _fallback);
        return answers.Peek().ReadsBody ? null : Next(answers);
    });

    private async Task<IResponseMessage> RespondAsync(Func<Queue<StubResponse>> answers, IRequestMessage read)
    {
        var exchange = _raw.Current;
        var request = RecordBody(exchange.Number, read.BodyAsBytes ?? []);
        var answer = _state.Read(() => Next(answers()));
        answer = answer.Decide?.Invoke(request) ?? answer;
        await answer.Gate.WaitAsync(exchange.Context.RequestAborted);
        if (answer.Ending is StubResponse.Endings.Complete && answer.ReadsBody)
        {
            return ToWireMock(answer, exchange.Context.Response);
        }

        exchange.Raw = answer;
        return new ResponseMessage();
    }

    private static StubResponse Next(Queue<StubResponse> answers) => answers.Count > 1 ? answers.Dequeue() : answers.Peek();

    private static ResponseMessage ToWireMock(StubResponse answer, HttpResponse http)
    {
        // WireMock.Net would send the body in chunks.
        http.ContentLength = answer.StatusCode is 204 or 304 ? null : answer.Body.Length;
        return new ResponseMessage
        {
            StatusCode = answer.StatusCode,
            Headers = answer.Headers
                .GroupBy(header => header.Key, header => header.Value)
                .ToDictionary(header => header.Key, header => new WireMockList<string>([.. header])),
            BodyData = answer.Body is [] ? null : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = answer.Body },
        };
    }
}
